package io.netlapse.db.content;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import com.github.luben.zstd.Zstd;
import io.netlapse.db.Columns;
import io.netlapse.db.Sha256;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Span;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The tables {@code contents}, {@code content_facts} and {@code content_coverages}. */
public final class Contents {

  private static final int LEVEL = 3;

  private Contents() {}

  /** Contents by what they are known by, as far as they are kept. */
  public static Map<Sha256, StoredContent> find(
      Connection connection, long clusterId, Collection<Sha256> digests) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT digest, content_id, raw_sha256 FROM contents
            WHERE cluster_id = ? AND digest = ANY (?)
            """)) {
      select.setLong(1, clusterId);
      Columns.bindBytes(
          select, 2, digests.stream().distinct().map(Sha256::bytes).toArray(byte[][]::new));
      Map<Sha256, StoredContent> found = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          found.put(
              Sha256.ofBytes(row.getBytes(1)),
              new StoredContent(row.getLong(2), Sha256.ofBytes(row.getBytes(3))));
        }
      }
      return found;
    }
  }

  /** Keeps contents, as far as they are new, and tells where all of them are kept. */
  public static Map<Sha256, StoredContent> store(
      Connection connection, long clusterId, Collection<NewContent> contents) throws SQLException {
    SortedMap<Sha256, NewContent> fresh = new TreeMap<>();
    contents.forEach(content -> fresh.put(content.digest(), content));
    Map<Sha256, StoredContent> stored = new HashMap<>(find(connection, clusterId, fresh.keySet()));
    fresh.keySet().removeAll(stored.keySet());
    if (fresh.isEmpty()) {
      return stored;
    }
    Map<Fact, Long> facts = Facts.store(connection, clusterId, factsOf(fresh.values()));
    for (NewContent content : fresh.values()) {
      insert(connection, clusterId, content, facts);
    }
    stored.putAll(find(connection, clusterId, fresh.keySet()));
    return stored;
  }

  /** What contents keep, by number; those that are not there are left out. */
  static Map<Long, KeptRaw> raws(Connection connection, long clusterId, Collection<Long> contentIds)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT content_id, raw, raw_bytes FROM contents
            WHERE cluster_id = ? AND content_id = ANY (?)
            """)) {
      select.setLong(1, clusterId);
      Columns.bindLongs(select, 2, contentIds.stream().distinct().toArray());
      Map<Long, KeptRaw> raws = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          raws.put(row.getLong(1), KeptRaw.of(Zstd.decompress(row.getBytes(2), row.getInt(3))));
        }
      }
      return raws;
    }
  }

  private static Set<Fact> factsOf(Collection<NewContent> contents) {
    return contents.stream()
        .flatMap(content -> content.facts().stream())
        .map(shown -> shown.fact().fact())
        .collect(toSet());
  }

  private static void insert(
      Connection connection, long clusterId, NewContent content, Map<Fact, Long> facts)
      throws SQLException {
    byte[] raw = content.raw().bytes();
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO contents (cluster_id, digest, probe, command, status, parser_version,
              fact_count, unread_count, raw, raw_bytes, raw_sha256)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING RETURNING content_id
            """)) {
      insert.setLong(1, clusterId);
      insert.setBytes(2, content.digest().bytes());
      insert.setString(3, content.probe().value());
      insert.setString(4, content.command());
      insert.setString(5, content.status().word());
      insert.setObject(6, content.parserVersion(), Types.INTEGER);
      insert.setInt(7, content.facts().size());
      insert.setInt(8, content.unread());
      insert.setBytes(9, Zstd.compress(raw, LEVEL));
      insert.setInt(10, raw.length);
      insert.setBytes(11, content.rawDigest().bytes());
      try (ResultSet row = insert.executeQuery()) {
        if (row.next()) { // else another writer of the same content has come first, with all of it
          long contentId = row.getLong(1);
          insertFacts(connection, clusterId, contentId, content, facts);
          insertCoverages(connection, clusterId, contentId, content);
        }
      }
    }
  }

  private static void insertFacts(
      Connection connection,
      long clusterId,
      long contentId,
      NewContent content,
      Map<Fact, Long> facts)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO content_facts (cluster_id, content_id, fact_id, occurrence, spans)
            VALUES (?, ?, ?, ?, ?)
            """)) {
      for (ShownFact shown : content.facts()) {
        insert.setLong(1, clusterId);
        insert.setLong(2, contentId);
        insert.setLong(3, requireNonNull(facts.get(shown.fact().fact())));
        insert.setInt(4, shown.fact().occurrence());
        Columns.bindInts(insert, 5, shown.spans().stream().flatMap(Contents::ends).toArray());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static Stream<Integer> ends(Span span) {
    return Stream.of(span.start(), span.end());
  }

  private static void insertCoverages(
      Connection connection, long clusterId, long contentId, NewContent content)
      throws SQLException {
    if (content.scope() == null) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO content_coverages (cluster_id, content_id, coverage, kind, condition)
            VALUES (?, ?, ?, ?, jsonb_object(?))
            """)) {
      for (Coverage coverage : content.scope().coverages()) {
        insert.setLong(1, clusterId);
        insert.setLong(2, contentId);
        insert.setString(3, coverage.toString());
        insert.setString(4, coverage.kind());
        Columns.bindTexts(insert, 5, Facts.flat(coverage.where()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
