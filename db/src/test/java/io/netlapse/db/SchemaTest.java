package io.netlapse.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.db.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The schema as the migrations make it out of nothing. */
final class SchemaTest {

  private static final PGSimpleDataSource DATABASE = new PGSimpleDataSource();

  @BeforeAll
  static void migrate() throws SQLException {
    TestDatabase database = TestDatabase.freshDatabase();
    DATABASE.setUrl(database.url());
    DATABASE.setUser(database.user());
    DATABASE.setPassword(database.password());
    Migrations.apply(DATABASE);
    execute("INSERT INTO clusters (name) VALUES ('c')");
    execute("INSERT INTO nodes (cluster_id, name) SELECT cluster_id, 'n' FROM clusters");
    execute(
        """
        INSERT INTO facts (cluster_id, kind, canonical, canonical_sha256, natural_key, single,
          key_fields, fields)
        SELECT cluster_id, 'route', 'route', 'x', 'route', false, '{}', '{}' FROM clusters
        """);
  }

  @Test
  void migrations_appliedAgain_changeNothing() {
    assertThatCode(() -> Migrations.apply(DATABASE)).doesNotThrowAnyException();
  }

  @Test
  void tablesAndColumns_each_haveAComment() throws SQLException {
    assertThat(
            texts(
                """
                SELECT format('%s.%s', c.relname, a.attname)
                FROM pg_class c
                JOIN pg_attribute a ON a.attrelid = c.oid
                  AND (a.attnum = -6 OR a.attnum > 0) AND NOT a.attisdropped
                LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass
                  AND d.objoid = c.oid AND d.objsubid = greatest(a.attnum, 0)
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
                  AND c.relname <> 'flyway_schema_history' AND d.description IS NULL
                """))
        .as("tables (as their column tableoid) and columns without a comment")
        .isEmpty();
  }

  @Test
  void indexes_thatNoConstraintNeeds_nameTheirQuery() throws SQLException {
    assertThat(
            texts(
                """
                SELECT c.relname FROM pg_class c
                JOIN pg_index i ON i.indexrelid = c.oid
                WHERE c.relnamespace = 'public'::regnamespace
                  AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = c.oid)
                  AND c.relname NOT LIKE 'flyway%' AND obj_description(c.oid) IS NULL
                """))
        .isEmpty();
  }

  @Test
  void lifetimes_thatOverlap_areRefusedByName() throws SQLException {
    lifetime("2026-01-01 00:00Z", "2026-01-01 00:10Z");
    lifetime("2026-01-01 00:10Z", null);

    assertThatThrownBy(() -> lifetime("2026-01-01 00:05Z", "2026-01-01 00:06Z"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("lifetimes_never_overlap");
  }

  @Test
  void audit_changedOrRemoved_refuses() throws SQLException {
    execute("INSERT INTO audit (at, actor, action, subject) VALUES (now(), 'a', 'b', 'c')");

    for (String sql :
        List.of("UPDATE audit SET actor = ''", "DELETE FROM audit", "TRUNCATE audit")) {
      assertThatThrownBy(() -> execute(sql))
          .as(sql)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("only ever added to");
    }
  }

  private static void lifetime(String first, @Nullable String next) throws SQLException {
    String end =
        next == null ? "NULL, NULL, NULL, NULL" : "'%s', 0, '%s', 0".formatted(first, next);
    execute(
        """
        INSERT INTO lifetimes (cluster_id, node_id, fact_id, occurrence, first_at, first_moment,
          appeared_at, last_at, last_moment, next_at, next_moment, gone_at)
        SELECT n.cluster_id, n.node_id, f.fact_id, 1, '%1$s', 0, '%1$s', %2$s, %3$s
        FROM nodes n, facts f
        """
            .formatted(first, end, next == null ? "NULL" : "'" + next + "'"));
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = DATABASE.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> texts(String sql) throws SQLException {
    try (Connection connection = DATABASE.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (row.next()) {
        texts.add(row.getString(1));
      }
      return texts;
    }
  }
}
