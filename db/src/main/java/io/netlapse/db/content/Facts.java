package io.netlapse.db.content;

import static java.util.stream.Collectors.toMap;

import io.netlapse.db.Columns;
import io.netlapse.db.Sha256;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The table {@code facts}. */
public final class Facts {

  private Facts() {}

  /**
   * The numbers of facts that are kept.
   *
   * @return as many as are known
   */
  public static Map<Fact, Long> find(Connection connection, long clusterId, Collection<Fact> facts)
      throws SQLException {
    Map<Sha256, Long> ids = ids(connection, clusterId, digests(facts).keySet());
    Map<Fact, Long> found = new HashMap<>();
    digests(facts)
        .forEach(
            (digest, fact) -> {
              Long id = ids.get(digest);
              if (id != null) {
                found.put(fact, id);
              }
            });
    return found;
  }

  /** Facts by their numbers. */
  public static Map<Long, Fact> load(
      Connection connection, long clusterId, Collection<Long> factIds) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT fact_id, kind, single, key_fields, ARRAY(
              SELECT unnest(ARRAY[key, value]) FROM jsonb_each_text(fields)) AS flat
            FROM facts WHERE cluster_id = ? AND fact_id = ANY (?)
            """)) {
      select.setLong(1, clusterId);
      Columns.bindLongs(select, 2, factIds.stream().distinct().toArray());
      Map<Long, Fact> facts = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          facts.put(row.getLong("fact_id"), read(row));
        }
      }
      return facts;
    }
  }

  /** Keeps facts, as far as they are new, and gives the numbers of all of them. */
  static Map<Fact, Long> store(Connection connection, long clusterId, Collection<Fact> facts)
      throws SQLException {
    Map<Fact, Long> known = find(connection, clusterId, facts);
    Set<Fact> fresh = new HashSet<>(facts);
    fresh.removeAll(known.keySet());
    if (fresh.isEmpty()) {
      return known;
    }
    insert(connection, clusterId, digests(fresh));
    Map<Fact, Long> all = new HashMap<>(known);
    all.putAll(find(connection, clusterId, fresh));
    return all;
  }

  /**
   * In the order of their digests: two writers of the same facts never wait for each other in turn.
   */
  private static void insert(Connection connection, long clusterId, SortedMap<Sha256, Fact> facts)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO facts (cluster_id, kind, canonical, canonical_sha256, natural_key, single,
              key_fields, fields, destination, routing_table, device, type)
            VALUES (?, ?, ?, ?, ?, ?, ?, jsonb_object(?), ?::inet, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """)) {
      for (Map.Entry<Sha256, Fact> entry : facts.entrySet()) {
        Fact fact = entry.getValue();
        insert.setLong(1, clusterId);
        insert.setString(2, fact.kind().name());
        insert.setString(3, fact.canonical());
        insert.setBytes(4, entry.getKey().bytes());
        insert.setString(5, fact.key());
        insert.setBoolean(6, fact.kind().isSingle());
        Columns.bindTexts(insert, 7, fact.kind().keyFields().toArray());
        Columns.bindTexts(insert, 8, flat(fact.fields()));
        insert.setString(9, Destination.of(fact).orElse(null));
        insert.setString(10, fact.fields().get("table"));
        insert.setString(11, fact.fields().get("dev"));
        insert.setString(12, fact.fields().get("type"));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static Map<Sha256, Long> ids(Connection connection, long clusterId, Set<Sha256> digests)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT canonical_sha256, fact_id FROM facts
            WHERE cluster_id = ? AND canonical_sha256 = ANY (?)
            """)) {
      select.setLong(1, clusterId);
      Columns.bindBytes(select, 2, digests.stream().map(Sha256::bytes).toArray(byte[][]::new));
      Map<Sha256, Long> ids = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ids.put(Sha256.ofBytes(row.getBytes(1)), row.getLong(2));
        }
      }
      return ids;
    }
  }

  private static SortedMap<Sha256, Fact> digests(Collection<Fact> facts) {
    return facts.stream()
        .collect(
            toMap(
                fact -> Sha256.of(fact.canonical()), fact -> fact, (one, _) -> one, TreeMap::new));
  }

  /** Names and values in turn. */
  static Object[] flat(Map<String, String> fields) {
    return fields.entrySet().stream()
        .flatMap(field -> List.of(field.getKey(), field.getValue()).stream())
        .toArray();
  }

  /** Reads names and values in turn. */
  static SortedMap<String, String> fields(Array flat) throws SQLException {
    String[] texts = (String[]) flat.getArray();
    SortedMap<String, String> fields = new TreeMap<>();
    for (int i = 0; i < texts.length; i += 2) {
      fields.put(texts[i], texts[i + 1]);
    }
    return fields;
  }

  /**
   * Reads a fact from the columns {@code kind}, {@code single}, {@code key_fields}, {@code flat}.
   */
  public static Fact read(ResultSet row) throws SQLException {
    FactKind kind =
        new FactKind(
            row.getString("kind"),
            row.getBoolean("single") ? FactKind.Multiplicity.SINGLE : FactKind.Multiplicity.MULTI,
            List.of((String[]) row.getArray("key_fields").getArray()));
    return new Fact(kind, fields(row.getArray("flat")));
  }
}
