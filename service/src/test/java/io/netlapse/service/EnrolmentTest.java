package io.netlapse.service;

import static io.netlapse.service.TestSnapshots.TWO_ROUTES;
import static io.netlapse.service.TestSnapshots.routes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Machines enrol, rotate and lose their tokens, with two instances over one database. */
final class EnrolmentTest {

  private static final String MACHINE = "5e1f0c8f3b7f4f0d9a4c1b2d3e4f5a6b";
  private static final String OTHER = "b1c94e0a7d3f4f0d9a4c1b2d3e4f5a6b";

  private static TestService service;
  private static TestService other;
  private static TestClient admin;

  @BeforeAll
  static void start() {
    service = TestService.start();
    other =
        new TestService(
            service.database(),
            NetlapseService.start(TestService.settings(service.database(), Map.of())));
    admin = service.admin();
  }

  @AfterAll
  static void stop() {
    other.close();
    service.close();
  }

  private static TestClient enroller(String cluster, int uses) {
    TestAnswer made =
        admin.post(
            "/tokens",
            "{\"name\":\"rack of %s\",\"scope\":\"enrol\",\"cluster\":\"%s\",\"uses\":%d}"
                .formatted(cluster, cluster, uses));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return service.as(made.text("secret"));
  }

  private static TestAnswer enrol(TestClient enroller, String node, String machine) {
    return enroller.post(
        "/enrolments", "{\"node\":\"%s\",\"machineId\":\"%s\"}".formatted(node, machine));
  }

  private static TestAnswer push(TestClient node, String at, String machine) {
    ObjectNode snapshot = routes("n", at, TWO_ROUTES).put("machineId", machine);
    snapshot
        .withArray("sections")
        .addObject()
        .put("probe", "machine-id")
        .put("command", "cat /etc/machine-id")
        .put("output", machine + "\n");
    return node.post("/snapshots", snapshot.toString());
  }

  /** The audit log, the latest first, without who read it. */
  private static Stream<JsonNode> lines() {
    return admin
        .get("/audit?limit=1000")
        .json()
        .get("items")
        .valueStream()
        .filter(line -> !line.get("action").asText().equals("read"));
  }

  private static JsonNode lastLine() {
    return lines().findFirst().orElseThrow();
  }

  private static void sql(String statement) throws SQLException {
    try (Connection connection = service.database().connect();
        Statement execution = connection.createStatement()) {
      execution.execute(statement);
    }
  }

  @Test
  void enrolledNode_pushes_asItsMachineOnly() {
    TestAnswer enrolled = enrol(enroller("bound", 1), "n", MACHINE);
    assertThat(enrolled.status()).as(enrolled.body()).isEqualTo(201);
    assertThat(enrolled.text("secret")).matches("nl_push_[A-Za-z0-9_-]{43}");
    assertThat(enrolled.text("cluster")).isEqualTo("bound");

    TestClient node = other.as(enrolled.text("secret"));
    assertThat(push(node, "2026-11-21T10:00:00Z", MACHINE).status()).isEqualTo(201);
    TestAnswer refused = push(node, "2026-11-21T10:05:00Z", OTHER);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("detail")).contains(MACHINE).contains(OTHER);
    assertThat(lastLine().get("action").asText()).isEqualTo("refused");
    assertThat(lastLine().get("subject").asText()).isEqualTo("node bound/n");
    assertThat(lastLine().get("detail").asText()).contains(MACHINE).contains(OTHER);
  }

  @Test
  void nameOfAnEnrolledNode_isRefusedToAnotherMachine_withBothNamed() {
    TestClient enroller = enroller("held", 3);
    String token = enrol(enroller, "n", MACHINE).text("tokenId");

    TestAnswer refused = enrol(enroller, "n", OTHER);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("detail"))
        .contains(MACHINE)
        .contains(OTHER)
        .contains("revoke token " + token);
    assertThat(lastLine().get("action").asText()).isEqualTo("refused");
    assertThat(lastLine().get("detail").asText()).contains(MACHINE).contains(OTHER);
    assertThat(enrol(enroller, "m", OTHER).status()).as("by a name of its own").isEqualTo(201);
    assertThat(enrol(enroller, "k", OTHER).status()).as("the refused one took none").isEqualTo(201);
    assertThat(enrol(enroller, "j", OTHER).text("detail")).contains("no uses left");
  }

  @Test
  void reinstalledNode_enrolsAnew_onceItsTokenIsRevoked_andItsHistoryGoesOn() {
    TestClient enroller = enroller("again", 2);
    TestAnswer first = enrol(enroller, "n", MACHINE);
    push(service.as(first.text("secret")), "2026-11-21T10:00:00Z", MACHINE);

    assertThat(admin.delete("/tokens/" + first.text("tokenId")).status()).isEqualTo(204);
    TestAnswer second = enrol(enroller, "n", OTHER);
    assertThat(second.status()).as(second.body()).isEqualTo(201);
    TestAnswer pushed = push(service.as(second.text("secret")), "2026-11-21T11:00:00Z", OTHER);

    assertThat(pushed.status()).as(pushed.body()).isEqualTo(201);
    JsonNode event = admin.get("/events?cluster=again&kind=machine-changed").json().at("/items/0");
    assertThat(event.get("detail").asText()).isEqualTo(MACHINE + " -> " + OTHER);
    assertThat(event.get("from").asText()).isEqualTo("2026-11-21T10:00:00Z");
    assertThat(admin.get("/snapshots?cluster=again&node=n").items("id")).hasSize(2);
  }

  @Test
  void revokedToken_isRefusedByTheOtherInstance_atOnce() {
    for (int time = 0; time < 10; time++) {
      TestAnswer made = admin.post("/tokens", "{\"name\":\"r\",\"scope\":\"read\"}");
      TestClient reader = other.as(made.text("secret"));
      assertThat(reader.get("/clusters").status()).isEqualTo(200);
      assertThat(admin.delete("/tokens/" + made.text("id")).status()).isEqualTo(204);
      assertThat(reader.get("/clusters").status()).as("time %d", time).isEqualTo(401);
    }
  }

  @Test
  void rotatedToken_isGoodBesideItsSuccessor_untilItEnds() throws SQLException {
    TestAnswer enrolled = enrol(enroller("rotated", 1), "n", MACHINE);
    TestClient old = other.as(enrolled.text("secret"));
    assertThat(old.post("/tokens/self/successor", "{}").status()).as("too young").isEqualTo(409);
    sql(
        "UPDATE tokens SET created_at = created_at - interval '2h' WHERE token_id = "
            + enrolled.text("tokenId"));

    TestAnswer successor = old.post("/tokens/self/successor", "{\"until\":\"+30m\"}");

    assertThat(successor.status()).as(successor.body()).isEqualTo(201);
    assertThat(successor.text("machineId")).isEqualTo(MACHINE);
    TestClient next = service.as(successor.text("secret"));
    assertThat(push(old, "2026-11-21T10:00:00Z", MACHINE).status()).isEqualTo(201);
    assertThat(push(next, "2026-11-21T10:05:00Z", MACHINE).status()).isEqualTo(201);
    assertThat(old.post("/tokens/self/successor", "{}").status()).as("twice").isEqualTo(409);

    sql("UPDATE tokens SET expires_at = now() WHERE token_id = " + enrolled.text("tokenId"));
    assertThat(push(old, "2026-11-21T10:10:00Z", MACHINE).status()).isEqualTo(401);
    assertThat(push(next, "2026-11-21T10:10:00Z", MACHINE).status()).isEqualTo(201);
  }

  @Test
  void pushToken_rotatesNoOther() {
    String victim = enrol(enroller("victim", 1), "n", MACHINE).text("tokenId");
    TestClient node = service.pusher("thief", "n");

    assertThat(node.post("/tokens/" + victim + "/successor", "{}").status()).isEqualTo(403);
    assertThat(lastLine().get("subject").asText()).isEqualTo("token " + victim);
  }

  @Test
  void admin_rotatesAnyPushToken_andNoOther() {
    TestAnswer enrolled = enrol(enroller("by-admin", 1), "n", MACHINE);
    String path = "/tokens/%s/successor".formatted(enrolled.text("tokenId"));
    assertThat(admin.post(path, "{\"until\":\"+2d\"}").status()).as("too long").isEqualTo(422);
    assertThat(admin.post(path, "{}").status()).isEqualTo(201);
    assertThat(admin.post("/tokens/self/successor", "{}").status()).isEqualTo(409);
  }

  @Test
  void enrolToken_isGoodForNothingElse() {
    TestClient enroller = enroller("narrow", 1);
    assertThat(enroller.get("/clusters").status()).isEqualTo(403);
    assertThat(enroller.get("/tokens").status()).isEqualTo(403);
    assertThat(push(enroller, "2026-11-21T10:00:00Z", MACHINE).status()).isEqualTo(403);
    assertThat(admin.post("/enrolments", "{}").status()).isEqualTo(403);
  }

  @Test
  void enrolToken_isListedWithItsUses_andEndsWithinAWeek() {
    enrol(enroller("listed", 5), "n", MACHINE);
    JsonNode listed =
        admin
            .get("/tokens?limit=1000")
            .json()
            .get("items")
            .valueStream()
            .filter(token -> token.get("name").asText().equals("rack of listed"))
            .findFirst()
            .orElseThrow();
    assertThat(listed.get("usesLeft").asInt()).isEqualTo(4);
    assertThat(listed.get("expiresAt").isNull()).isFalse();

    TestAnswer tooLong =
        admin.post(
            "/tokens",
            "{\"name\":\"x\",\"scope\":\"enrol\",\"cluster\":\"c\",\"expires\":\"+8d\",\"uses\":0}");
    assertThat(tooLong.status()).isEqualTo(422);
    assertThat(tooLong.text("/errors/0/pointer")).isEqualTo("/uses");
    assertThat(tooLong.text("/errors/1/pointer")).isEqualTo("/expires");
  }

  @Test
  void anotherNodesName_isRefusedAndAudited_whateverIsSent() {
    TestClient node = service.pusher("own", "n");
    String report =
        """
        {"version":"1","reportedAt":"2026-11-21T10:00:00Z","targets":[],"gaps":[]}
        """;
    assertThat(
            node.post("/snapshots", routes("a", "2026-11-21T10:00:00Z", TWO_ROUTES).toString())
                .status())
        .isEqualTo(403);
    assertThat(lastLine().get("subject").asText()).isEqualTo("node own/a");
    assertThat(node.put("/collectors/agent/instances/b", report).status()).isEqualTo(403);
    assertThat(lastLine().get("subject").asText()).isEqualTo("node own/b");
    String event =
        """
        {"cluster":"own",%s"kind":"external","what":"x","at":"2026-11-21T10:00:00Z"}
        """;
    assertThat(node.post("/events", event.formatted("\"node\":\"c\",")).status()).isEqualTo(403);
    assertThat(lastLine().get("subject").asText()).isEqualTo("node own/c");
    assertThat(node.post("/events", event.formatted("")).status()).isEqualTo(403);
    assertThat(lastLine().get("subject").asText()).isEqualTo("cluster own");
  }

  @Test
  void nodeThatIsRefusedInALoop_doesNotFillTheLog() {
    TestClient node = service.pusher("loop", "n");
    for (int time = 0; time < 40; time++) {
      push(node, "2026-11-21T10:00:00Z", time == 0 ? MACHINE : OTHER);
    }
    List<String> lines =
        lines()
            .filter(line -> line.get("subject").asText().equals("node loop/n"))
            .map(line -> line.get("detail").asText())
            .toList();
    // The 1st, 2nd, 4th, 8th, 16th and 32nd; twice that where an hour ended meanwhile.
    assertThat(lines).hasSizeBetween(6, 12).anyMatch(line -> line.endsWith("times in this hour)"));
  }
}
