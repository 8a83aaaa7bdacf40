package io.netlapse.db.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class TestDatabaseTest {

  @Test
  void freshDatabase_isEmptyAndItsOwn() throws SQLException {
    TestDatabase one = TestDatabase.freshDatabase();
    TestDatabase other = TestDatabase.freshDatabase();

    execute(one, "create extension btree_gist");
    execute(one, "create table only_here (id int)");

    assertThat(tables(one)).isEqualTo(1);
    assertThat(tables(other)).isZero();
  }

  private static void execute(TestDatabase database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int tables(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*) from information_schema.tables where table_schema = 'public'")) {
      assertThat(rows.next()).isTrue();
      return rows.getInt(1);
    }
  }
}
