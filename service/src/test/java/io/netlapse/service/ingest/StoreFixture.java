package io.netlapse.service.ingest;

import io.netlapse.db.Migrations;
import io.netlapse.db.testing.TestDatabase;
import io.netlapse.engine.facts.Probes;
import io.netlapse.engine.facts.SectionReader;
import io.netlapse.spi.snapshot.Snapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.postgresql.ds.PGSimpleDataSource;

/** A migrated database of a test's own, and what the tests do with it. */
final class StoreFixture {

  static final Arrival RECORDED = new Arrival(Instant.parse("2026-01-01T00:00:00Z"), null);

  private final PGSimpleDataSource dataSource = new PGSimpleDataSource();

  StoreFixture() {
    TestDatabase database = TestDatabase.freshDatabase();
    dataSource.setUrl(database.url());
    dataSource.setUser(database.user());
    dataSource.setPassword(database.password());
    Migrations.apply(dataSource);
  }

  PGSimpleDataSource dataSource() {
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
}
