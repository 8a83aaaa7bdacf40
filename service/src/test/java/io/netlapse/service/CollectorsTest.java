package io.netlapse.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Collectors say how they fare, and the list of nodes goes by what they say. */
final class CollectorsTest {

  private static final String SSH = "/collectors/ssh/instances/jump-1";

  private static TestService service;
  private static TestClient pusher;
  private static TestClient reader;

  @BeforeAll
  static void start() {
    service = TestService.start(Map.of("netlapse.metrics.interval", "200ms"));
    reader = service.admin();
    pusher = service.pusher("c", "");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void node_thatIsATargetAndNeverArrived_isListedAsNever() {
    TestClient fleet = service.pusher("fleet", "");
    fleet.post("/snapshots", TestSnapshots.node("n1", now(), "10.77.0.11", "").toString());
    report(fleet, SSH, 3_600, target("n0", "no route to host"), target("n1", null));

    JsonNode nodes = reader.get("/clusters/fleet/nodes").json().get("items");
    assertThat(nodes.findValuesAsText("node")).containsExactly("n0", "n1");
    assertThat(nodes.findValuesAsText("state")).containsExactly("never", "fresh");
    assertThat(nodes.at("/0/lastReceivedAt").isNull()).isTrue();
    assertThat(nodes.at("/0/expectedPeriodSeconds").asInt()).isEqualTo(3_600);
    assertThat(nodes.at("/1/expectedPeriodSeconds").asInt())
        .as("the schedule that its collector tells")
        .isEqualTo(3_600);

    TestAnswer first = reader.get("/clusters/fleet/nodes?limit=1");
    assertThat(first.json().at("/items/0/node").asText()).isEqualTo("n0");
    TestAnswer second =
        reader.get("/clusters/fleet/nodes?limit=1&cursor=" + first.json().get("next").asText());
    assertThat(second.json().at("/items/0/node").asText()).isEqualTo("n1");
  }

  @Test
  void report_isShownAndKeepsWhatALaterOneLeavesOut() {
    String agent = "/collectors/agent/instances/n1";
    put(
        pusher,
        agent,
        """
        {"version":"1","reportedAt":"2026-11-21T10:00:00Z","periodSeconds":300,
         "lastRunAt":"2026-11-21T09:59:00Z","lastRunMillis":840,
         "lastSuccessAt":"2026-11-21T09:59:00Z","watchSince":"2026-11-21T09:00:00Z",
         "watchError":"no ip","spoolFiles":2,"spoolBytes":900,
         "spoolOldestAt":"2026-11-21T09:00:00Z","damaged":1,"refused":3,"targets":[],
         "gaps":[%s]}
        """
            .formatted(gap(3)));
    JsonNode first = reader.get("/collectors?cluster=c&limit=1").json().at("/items/0");
    assertThat(first.get("watchSince").asText()).isEqualTo("2026-11-21T09:00:00Z");
    assertThat(first.get("watchError").asText()).isEqualTo("no ip");
    put(
        pusher,
        agent,
        """
        {"version":"2","reportedAt":"2026-11-21T10:05:00Z","lastRunError":"oh","targets":[],
         "gaps":[%s]}
        """
            .formatted(gap(5)));

    JsonNode shown = reader.get("/collectors?cluster=c&limit=1").json().at("/items/0");
    assertThat(shown.get("collector").asText()).isEqualTo("agent");
    assertThat(shown.get("version").asText()).isEqualTo("2");
    assertThat(shown.get("lastRunError").asText()).isEqualTo("oh");
    assertThat(shown.get("lastSuccessAt").asText()).isEqualTo("2026-11-21T09:59:00Z");
    assertThat(shown.get("watchSince").isNull()).as("of a watch that is no more").isTrue();
    assertThat(shown.get("spoolFiles").asInt()).isZero();
    assertThat(shown.get("gaps")).as("told twice, one gap").hasSize(1);
    assertThat(shown.at("/gaps/0/captures").asInt()).isEqualTo(5);
  }

  @Test
  void failures_areListedUntilTheyAreOver() {
    String path = "/collectors/ssh/instances/jump-2";
    report(pusher, path, 300, target("n8", "no route to host"), target("n9", null));
    assertThat(failing("jump-2").findValuesAsText("node")).containsExactly("n8");

    report(pusher, path, 300, target("n8", null), target("n9", null));
    assertThat(failing("jump-2")).isEmpty();
  }

  @Test
  void nodesToken_speaksForItsNodeAlone() {
    TestClient own = service.pusher("c", "n1");
    String mine = "/collectors/agent/instances/n1";

    assertThat(report(own, mine, 300, target("n1", null)).status()).isEqualTo(200);
    assertThat(report(own, mine, 300, target("n2", null)).status()).isEqualTo(403);
    assertThat(report(own, "/collectors/agent/instances/n2", 300, target("n1", null)).status())
        .isEqualTo(403);
    assertThat(report(own, mine + "?cluster=d", 300, target("n1", null)).status()).isEqualTo(403);
    assertThat(report(service.pusher("d", ""), SSH + "?cluster=c", 300).status()).isEqualTo(403);
    assertThat(report(service.anonymous(), mine, 300).status()).isEqualTo(401);
  }

  @Test
  void metrics_countNodesThatNeverArrived() throws Exception {
    report(pusher, "/collectors/ssh/instances/jump-3", 300, target("n7", null));

    Pattern counted = Pattern.compile("netlapse_nodes\\{cluster=\"c\",state=\"never\"} [1-9]");
    Eventually.eventually(
        "n7 is counted as a node that never arrived",
        () -> counted.matcher(service.anonymous().get("//prometheus").body()).find());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"version":"1","reportedAt":"x","targets":[],"gaps":[]}                                        | such as 2026-11-21T11:40:00Z
          {"version":"1","reportedAt":"+999999-01-01T00:00:00Z","targets":[],"gaps":[]}                   | between 1970 and 9999
          {"version":"1","reportedAt":"2026-11-21T10:00:00Z","spoolFiles":-1,"targets":[],"gaps":[]}      | a whole number from 0 on
          {"version":"1","reportedAt":"2026-11-21T10:00:00Z","targets":[{"node":"a"},{"node":"a"}],"gaps":[]} | 'a' stands there twice
          {"version":"1","reportedAt":"2026-11-21T10:00:00Z","targets":[{"node":"a b"}],"gaps":[]}        | /targets/0/node
          {"version":"1","reportedAt":"2026-11-21T10:00:00Z","targets":[],"gaps":[{"id":"1"}]}            | it is one of size, age
          """)
  void reportThatCannotBe_isRefusedWithWhatIsWrong(String report, String told) {
    TestAnswer answer = pusher.put(SSH, report);
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains(told);
  }

  private static JsonNode failing(String instance) {
    for (JsonNode each : reader.get("/collectors?limit=100").json().get("items")) {
      if (each.get("instance").asText().equals(instance)) {
        return each.get("failing");
      }
    }
    throw new AssertionError("no collector of instance " + instance);
  }

  private static TestAnswer report(TestClient client, String path, int period, String... targets) {
    return client.put(
        path,
        """
        {"version":"1","reportedAt":"%s","periodSeconds":%d,"targets":[%s],"gaps":[]}
        """
            .formatted(now(), period, String.join(",", targets)));
  }

  private static void put(TestClient client, String path, String report) {
    TestAnswer answer = client.put(path, report);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static String target(String node, String error) {
    String told = error == null ? "null" : "\"" + error + "\"";
    return "{\"node\":\"%s\",\"error\":%s}".formatted(node, told);
  }

  private static String gap(int captures) {
    return """
    {"id":"g-1","node":null,"from":"2026-11-21T08:00:00Z","until":"2026-11-21T08:30:00Z",
     "captures":%d,"why":"size"}
    """
        .formatted(captures);
  }

  private static String now() {
    return Instant.now().toString();
  }
}
