package io.netlapse.db.content;

import io.netlapse.db.Columns;
import io.netlapse.db.Sha256;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.SectionStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The tables {@code manifests} and {@code manifest_sections}. */
public final class Manifests {

  private Manifests() {}

  /** Keeps a manifest unless it is kept, and gives its number. */
  public static long store(Connection connection, long clusterId, NewManifest manifest)
      throws SQLException {
    OptionalLong known = find(connection, clusterId, manifest.digest());
    if (known.isPresent()) {
      return known.getAsLong();
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO manifests (cluster_id, digest, steady) VALUES (?, ?, ?)
            ON CONFLICT DO NOTHING RETURNING manifest_id
            """)) {
      insert.setLong(1, clusterId);
      insert.setBytes(2, manifest.digest().bytes());
      insert.setBoolean(3, manifest.steady());
      try (ResultSet row = insert.executeQuery()) {
        if (row.next()) {
          insertSections(connection, clusterId, row.getLong(1), manifest.sections());
          return row.getLong(1);
        }
      }
    }
    return find(connection, clusterId, manifest.digest()).orElseThrow();
  }

  /** The number of the manifest that is known by a digest. */
  public static OptionalLong find(Connection connection, long clusterId, Sha256 digest)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT manifest_id FROM manifests WHERE cluster_id = ? AND digest = ?")) {
      select.setLong(1, clusterId);
      select.setBytes(2, digest.bytes());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  /** Manifests by their numbers; those that are not kept are left out. */
  public static Map<Long, Manifest> load(
      Connection connection, long clusterId, Collection<Long> manifestIds) throws SQLException {
    Map<Long, Manifest> heads = new HashMap<>();
    Map<Long, List<ManifestSection>> sections = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT m.manifest_id, m.digest, m.steady, s.exit_status, c.content_id, c.probe, c.command,
              c.status, c.parser_version, c.digest AS content_digest, c.fact_count, c.unread_count,
              c.raw_sha256
            FROM manifests m
            LEFT JOIN manifest_sections s USING (cluster_id, manifest_id)
            LEFT JOIN contents c USING (cluster_id, content_id)
            WHERE m.cluster_id = ? AND m.manifest_id = ANY (?)
            ORDER BY m.manifest_id, s.position
            """)) {
      select.setLong(1, clusterId);
      Columns.bindLongs(select, 2, manifestIds.stream().distinct().toArray());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long id = row.getLong("manifest_id");
          heads.put(id, head(id, row));
          List<ManifestSection> of = sections.computeIfAbsent(id, _ -> new ArrayList<>());
          if (Columns.longOrNull(row, "content_id") != null) {
            of.add(section(row));
          }
        }
      }
    }
    Map<Long, Manifest> manifests = new HashMap<>();
    heads.forEach(
        (id, head) ->
            manifests.put(
                id,
                new Manifest(
                    id, head.digest(), head.steady(), sections.getOrDefault(id, List.of()))));
    return manifests;
  }

  private static Manifest head(long id, ResultSet row) throws SQLException {
    return new Manifest(
        id, Sha256.ofBytes(row.getBytes("digest")), row.getBoolean("steady"), List.of());
  }

  private static ManifestSection section(ResultSet row) throws SQLException {
    return new ManifestSection(
        row.getLong("content_id"),
        new ProbeId(row.getString("probe")),
        row.getString("command"),
        SectionStatus.ofWord(row.getString("status")),
        row.getInt("exit_status"),
        Columns.intOrNull(row, "parser_version"),
        Sha256.ofBytes(row.getBytes("content_digest")),
        row.getInt("fact_count"),
        row.getInt("unread_count"),
        Sha256.ofBytes(row.getBytes("raw_sha256")));
  }

  private static void insertSections(
      Connection connection, long clusterId, long manifestId, List<NewManifest.Part> sections)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO manifest_sections
              (cluster_id, manifest_id, position, content_id, exit_status, moment)
            VALUES (?, ?, ?, ?, ?, ?)
            """)) {
      int position = 0;
      for (NewManifest.Part section : sections) {
        insert.setLong(1, clusterId);
        insert.setLong(2, manifestId);
        insert.setInt(3, position++);
        insert.setLong(4, section.contentId());
        insert.setInt(5, section.exitStatus());
        insert.setInt(6, section.moment());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
