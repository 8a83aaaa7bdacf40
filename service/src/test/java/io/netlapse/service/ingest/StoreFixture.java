package io.netlapse.service.ingest;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;
import io.netlapse.db.content.KnownContents;
import io.netlapse.db.content.RawSection;
import io.netlapse.db.history.Runs;
import io.netlapse.db.node.NodeKey;
import io.netlapse.db.node.Nodes;
import io.netlapse.db.snapshot.SnapshotId;
import io.netlapse.db.snapshot.SnapshotRow;
import io.netlapse.db.snapshot.Snapshots;
import io.netlapse.db.snapshot.Variants;
import io.netlapse.db.testing.TestDatabase;
import io.netlapse.engine.facts.Probes;
import io.netlapse.engine.facts.SectionReader;
import io.netlapse.spi.snapshot.Snapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/** A migrated database of a test's own, and what the tests do with it. */
final class StoreFixture implements AutoCloseable {

  static final Arrival RECORDED = new Arrival(Instant.parse("2026-01-01T00:00:00Z"), null);

  /** As many as the most writers that a test has, and their services' own threads. */
  private static final int CONNECTIONS = 12;

  private final HikariDataSource dataSource = new HikariDataSource();

  StoreFixture() {
    TestDatabase database = TestDatabase.migratedDatabase();
    dataSource.setJdbcUrl(database.url());
    dataSource.setUsername(database.user());
    dataSource.setPassword(database.password());
    dataSource.setMaximumPoolSize(CONNECTIONS);
    dataSource.setMinimumIdle(0);
  }

  DataSource dataSource() {
    return dataSource;
  }

  IngestService service() {
    return service(Derivation.NONE);
  }

  IngestService service(Derivation derivation) {
    return service(derivation, 1);
  }

  IngestService service(Derivation derivation, int parserVersion) {
    SectionReader reader = new SectionReader(Probes.of(List.of(new LineParser(parserVersion))));
    return new IngestService(dataSource, reader, derivation);
  }

  String export() {
    return new HistoryExport(dataSource).of(Told.NODE.cluster());
  }

  /** What the algebra says of the same snapshots, without any database. */
  static String pure(List<Snapshot> snapshots) {
    return "node " + Told.NODE + "\n" + Told.history(snapshots).export();
  }

  /** How many rows each table has. */
  SortedMap<String, Long> rows() throws SQLException {
    SortedMap<String, Long> rows = new TreeMap<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet tables =
          statement.executeQuery(
              """
              SELECT relname, (xpath('/row/n/text()', query_to_xml(
                format('SELECT count(*) AS n FROM %I', relname), false, true, '')))[1]::text::bigint
              FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
              """)) {
        while (tables.next()) {
          rows.put(tables.getString(1), tables.getLong(2));
        }
      }
    }
    return rows;
  }

  /** The exact output of the first section of each snapshot, in order. */
  List<String> outputs() throws SQLException {
    List<String> outputs = new ArrayList<>();
    try (Connection connection = dataSource.getConnection()) {
      for (NodeKey key : Nodes.all(connection, Told.NODE.cluster()).values()) {
        for (long manifestId : Runs.manifests(connection, key)) {
          for (SnapshotId id : Snapshots.saying(connection, key, manifestId)) {
            outputs.add(output(connection, Snapshots.find(connection, id).orElseThrow()));
          }
        }
      }
    }
    Collections.sort(outputs);
    return outputs;
  }

  private static String output(Connection connection, SnapshotRow row) throws SQLException {
    KnownContents contents = new KnownContents();
    long clusterId = row.id().node().clusterId();
    long contentId =
        contents
            .manifest(connection, clusterId, row.manifestId())
            .sections()
            .getFirst()
            .contentId();
    byte[] kept =
        requireNonNull(contents.raws(connection, clusterId, List.of(contentId)).get(contentId))
            .bytes();
    byte[] raw = Variants.unpack(row.variants(), _ -> kept).getOrDefault(0, kept);
    return RawSection.ofBytes(raw).output().text();
  }

  @Override
  public void close() {
    dataSource.close();
  }
}
