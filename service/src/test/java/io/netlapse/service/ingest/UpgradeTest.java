package io.netlapse.service.ingest;

import static io.netlapse.service.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.db.testing.TestDatabase;
import io.netlapse.service.NetlapseService;
import io.netlapse.service.Scrape;
import io.netlapse.service.TestService;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A release with newer parsers over the history of an older one, and nodes that push no more. */
final class UpgradeTest {

  private static final String WINDOW = "from=2026-11-21T00:00:00Z&to=2026-11-22T00:00:00Z";

  /** A route that stays, one that comes at 10:05, and a counter that runs. */
  private static final List<String> OUTPUTS =
      List.of(
          "route main 10.0.0.1/32 # 1\\n",
          "route main 10.0.0.1/32 # 2\\nroute main 10.0.0.2/32 # 1\\n",
          "route main 10.0.0.1/32 # 3\\nroute main 10.0.0.2/32 # 2\\nodd\\n");

  private static TestService release(TestDatabase database, int parserVersion) {
    Map<String, Object> version = Map.of(VersionedParsers.SETTING, parserVersion);
    return new TestService(
        database, NetlapseService.start(TestService.settings(database, version)));
  }

  private static TestDatabase pushedTo(int parserVersion, String... nodes) {
    TestDatabase database = TestDatabase.freshDatabase();
    try (TestService service = release(database, parserVersion)) {
      for (String node : nodes) {
        for (int i = 0; i < OUTPUTS.size(); i++) {
          assertThat(push(service, node, 5 * i, OUTPUTS.get(i))).isEqualTo(201);
        }
      }
    }
    return database;
  }

  private static int push(TestService service, String node, int minute, String output) {
    return service
        .pusher("c", "")
        .post(
            "/snapshots",
            """
            {"node":"%s","capturedAt":"2026-11-21T10:%02d:00Z","bootId":"b","sections":[
              {"probe":"show","command":"show","output":"%s"}]}
            """
                .formatted(node, minute, output))
        .status();
  }

  private static void awaitReread(TestService service) throws Exception {
    eventually(
        "every node was looked at",
        () -> Scrape.of(service).value("netlapse_reread_finished") == 1);
  }

  private static double nodes(TestService service, String result) {
    return Scrape.of(service).value("netlapse_reread_nodes_total{result=\"" + result + "\"}");
  }

  private static String history(TestDatabase database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(database.url());
    source.setUser(database.user());
    source.setPassword(database.password());
    return new HistoryExport(source).of("c");
  }

  @Test
  void upgrade_rereadsNodesThatPushNoMore_andShowsNoChangeOfThem() throws Exception {
    TestDatabase database = pushedTo(1, "m", "n");
    String before = history(database);

    try (TestService newer = release(database, 2)) {
      awaitReread(newer);

      assertThat(nodes(newer, "reread")).isEqualTo(2);
      assertThat(nodes(newer, "failed")).isZero();
      assertThat(history(database)).isNotEqualTo(before).isEqualTo(history(pushedTo(2, "m", "n")));
      assertThat(newer.admin().get("/changes?cluster=c&node=n&" + WINDOW).json().get("items"))
          .singleElement()
          .satisfies(
              change -> {
                assertThat(change.get("type").asText()).isEqualTo("appeared");
                assertThat(change.at("/after/canonical").asText()).contains("10.0.0.2/32.v2");
                assertThat(change.at("/window/at").asText()).isEqualTo("2026-11-21T10:05:00Z");
              });
    }
    try (TestService again = release(database, 2)) {
      awaitReread(again);
      assertThat(nodes(again, "reread")).isZero();
      assertThat(nodes(again, "current")).isEqualTo(2);
    }
  }

  @Test
  void upgrade_ofNodeThatIsLocked_keepsNobodyElseWaiting() throws Exception {
    TestDatabase database = pushedTo(1, "m", "n");

    try (Connection other = database.connect()) {
      other.setAutoCommit(false);
      lockNode(other, "m");
      try (TestService newer = release(database, 2)) {
        eventually("the node's lock is waited for", () -> isWaitedFor(database));

        assertThat(newer.anonymous().get("//health/readiness").status()).isEqualTo(200);
        assertThat(push(newer, "n", 15, OUTPUTS.getLast())).isEqualTo(201);
        assertThat(Scrape.of(newer).value("netlapse_reread_finished")).isZero();

        other.rollback();
        awaitReread(newer);
      }
    }
    assertThat(history(database)).contains("10.0.0.1/32.v2").doesNotContainPattern("/32(?!\\.v2)");
  }

  private static void lockNode(Connection connection, String node) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT FROM nodes WHERE name = '" + node + "' FOR UPDATE");
    }
  }

  private static boolean isWaitedFor(TestDatabase database) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock'
                """)) {
      return row.next() && row.getLong(1) > 0;
    }
  }
}
