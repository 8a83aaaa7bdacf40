package io.netlapse.service;

import static io.netlapse.service.TestSnapshots.TWO_ROUTES;
import static io.netlapse.service.TestSnapshots.routes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may do what. */
final class TokensTest {

  private static TestService service;
  private static TestClient admin;

  @BeforeAll
  static void start() {
    service = TestService.start();
    admin = service.admin();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static TestAnswer token(String scope) {
    return admin.post("/tokens", "{\"name\":\"a %s\",\"scope\":\"%s\"}".formatted(scope, scope));
  }

  @Test
  void secret_isShownOnce_andNotKept() throws SQLException {
    TestAnswer made = token("read");
    String secret = made.text("secret");
    assertThat(secret).matches("nl_read_[A-Za-z0-9_-]{43}");
    assertThat(admin.get("/tokens").body()).doesNotContain(secret).doesNotContain("\"secret\"");
    try (Connection connection = service.database().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT string_agg(t::text, ' ') FROM tokens t")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isNotEmpty().doesNotContain(secret.substring(8));
    }
  }

  @Test
  void readToken_readsOnly() {
    TestClient reader = service.as(token("read").text("secret"));
    assertThat(reader.get("/clusters").status()).isEqualTo(200);
    assertThat(reader.get("/tokens").status()).isEqualTo(403);
    assertThat(reader.delete("/snapshots/1").status()).isEqualTo(403);
    assertThat(reader.post("/snapshots", "{}").status()).isEqualTo(403);
    assertThat(reader.post("/events", "{}").status()).isEqualTo(403);
  }

  @Test
  void adminToken_readsToo() {
    TestClient other = service.as(token("admin").text("secret"));
    assertThat(other.get("/tokens").status()).isEqualTo(200);
    assertThat(other.get("/clusters").status()).isEqualTo(200);
  }

  @Test
  void revokedToken_isRefused_atOnce() {
    TestAnswer made = token("read");
    TestClient reader = service.as(made.text("secret"));
    assertThat(reader.get("/clusters").status()).isEqualTo(200);
    assertThat(admin.delete("/tokens/" + made.text("id")).status()).isEqualTo(204);
    assertThat(reader.get("/clusters").status()).isEqualTo(401);
    assertThat(admin.delete("/tokens/" + made.text("id")).status()).isEqualTo(404);
  }

  @Test
  void adminActs_areAudited() {
    String id = token("read").text("id");
    assertThat(admin.delete("/tokens/" + id).status()).isEqualTo(204);
    JsonNode newest = admin.get("/audit?limit=1").json().at("/items/0");
    assertThat(newest.get("action").asText()).isEqualTo("token-revoked");
    assertThat(newest.get("subject").asText()).isEqualTo("token " + id);
    assertThat(newest.get("actor").asText()).isEqualTo("admin-from-settings");
  }

  @Test
  void nodeToken_isBound_toTheMachineThatFirstSends() {
    TestClient node = service.pusher("bound", "n");
    assertThat(push(node, "2026-11-21T10:00:00Z", "machine-1").status()).isEqualTo(201);
    assertThat(push(node, "2026-11-21T10:05:00Z", "machine-1").status()).isEqualTo(201);
    TestAnswer other = push(node, "2026-11-21T10:10:00Z", "machine-2");
    assertThat(other.status()).isEqualTo(403);
    assertThat(other.text("detail")).contains("machine-1").contains("machine-2");
    TestClient anew = service.pusher("bound", "n");
    assertThat(push(anew, "2026-11-21T10:10:00Z", "machine-2").status()).isEqualTo(201);
  }

  private static TestAnswer push(TestClient node, String at, String machine) {
    return node.post(
        "/snapshots", routes("n", at, TWO_ROUTES).put("machineId", machine).toString());
  }

  @Test
  void nodeToken_namesTheNode_whereNothingElseDoes() {
    TestClient node = service.pusher("named", "n");
    TestAnswer answer =
        node.post(
            "/snapshots",
            routes("n", "2026-11-21T10:00:00Z", TWO_ROUTES).without("node").toString());
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text("/snapshot/node")).isEqualTo("n");
    assertThat(answer.text("/snapshot/cluster")).isEqualTo("named");
  }

  @Test
  void nodeToken_tellsNoEventsOfTheCluster() {
    TestClient node = service.pusher("quiet", "n");
    TestAnswer answer =
        node.post(
            "/events",
            """
            {"cluster":"quiet","kind":"external","what":"x","at":"2026-11-21T10:00:00Z"}
            """);
    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void clusterOfToken_isForPushOnly() {
    TestAnswer answer =
        admin.post("/tokens", "{\"name\":\"x\",\"scope\":\"read\",\"cluster\":\"c\"}");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("/errors/0/pointer")).isEqualTo("/cluster");
  }
}
