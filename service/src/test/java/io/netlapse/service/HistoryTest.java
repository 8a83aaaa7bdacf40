package io.netlapse.service;

import static io.netlapse.service.TestSnapshots.STRAY;
import static io.netlapse.service.TestSnapshots.TWO_ROUTES;
import static io.netlapse.service.TestSnapshots.routes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A stray route appears on one of two nodes and is gone again; every route of the API tells its
 * part of the story.
 */
final class HistoryTest {

  private static final String STRAY_FACT =
      "route dev=eth0 dst=10.9.0.0/16 family=inet proto=boot scope=global table=main type=unicast"
          + " via=10.0.0.9";

  private static TestService service;
  private static TestClient admin;
  private static String strayId;
  private static String oddId;

  @BeforeAll
  static void push() {
    service = TestService.start();
    admin = service.admin();
    TestClient pusher = service.pusher("c", "");
    stored(pusher, "n1", "2026-11-21T10:00:00Z", TWO_ROUTES);
    stored(pusher, "n1", "2026-11-21T10:05:00Z", TWO_ROUTES);
    strayId = stored(pusher, "n1", "2026-11-21T10:10:00Z", TWO_ROUTES + STRAY);
    stored(pusher, "n1", "2026-11-21T10:15:00Z", TWO_ROUTES);
    stored(pusher, "n2", "2026-11-21T10:00:00Z", TWO_ROUTES);
    stored(pusher, "n2", "2026-11-21T10:10:00Z", TWO_ROUTES);
    oddId = stored(pusher, "n3", "2026-11-21T10:10:00Z", "what is this\n");
    TestAnswer event =
        pusher.post(
            "/events",
            """
            {"cluster":"c","node":"n1","kind":"external","what":"deploy",
             "at":"2026-11-21T10:04:00Z","id":"7"}
            """);
    assertThat(event.status()).isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static String stored(TestClient pusher, String node, String at, String output) {
    TestAnswer answer = pusher.post("/snapshots", routes(node, at, output).toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.text("/snapshot/id");
  }

  @Test
  void state_atInstantOfSnapshot_isWhatItSaw() {
    JsonNode state =
        admin.get("/clusters/c/nodes/n1/state?kind=route&at=2026-11-21T10:10:00Z").json();
    assertThat(state.findValuesAsText("canonical")).hasSize(3).contains(STRAY_FACT);
    assertThat(state.at("/items/2/evidence/line").asInt()).isEqualTo(3);
    assertThat(state.at("/items/2/evidence/text").asText()).isEqualTo(STRAY.strip());
    assertThat(state.at("/items/2/ageSeconds").asInt()).isZero();
    assertThat(state.at("/coverage/observations").asInt()).isEqualTo(3);
  }

  @Test
  void state_beforeFirstSnapshot_isEmpty() {
    JsonNode state = admin.get("/clusters/c/nodes/n1/state?at=2026-11-21T09:00:00Z").json();
    assertThat(state.get("items")).isEmpty();
    assertThat(state.at("/coverage/observations").asInt()).isZero();
  }

  @Test
  void state_betweenSnapshots_hasAge() {
    JsonNode state = admin.get("/clusters/c/nodes/n1/state?at=2026-11-21T10:12:00Z").json();
    assertThat(state.findValues("ageSeconds")).extracting(JsonNode::asInt).containsOnly(120);
  }

  @Test
  void changes_ofWindow_areCertainAndOrdered() {
    TestAnswer answer = admin.get("/changes?from=2026-11-21T10:00:00Z&to=2026-11-21T11:00:00Z");
    assertThat(answer.items("type")).containsExactly("gone", "appeared");
    JsonNode changes = answer.json();
    assertThat(changes.at("/items/1/after/canonical").asText()).isEqualTo(STRAY_FACT);
    assertThat(changes.at("/items/1/window/after").asText()).isEqualTo("2026-11-21T10:05:00Z");
    assertThat(changes.at("/items/1/window/at").asText()).isEqualTo("2026-11-21T10:10:00Z");
    assertThat(changes.findValues("certain")).allMatch(JsonNode::asBoolean);
    assertThat(changes.at("/window/from").asText()).isEqualTo("2026-11-21T10:00:00Z");
  }

  @Test
  void changes_whoseWindowReachesOut_areOnlyPossible() {
    TestAnswer changes = admin.get("/changes?from=2026-11-21T10:07:00Z&to=2026-11-21T10:11:00Z");
    assertThat(changes.items("type")).containsExactly("gone", "appeared");
    assertThat(changes.json().findValues("certain")).noneMatch(JsonNode::asBoolean);
  }

  @Test
  void diff_ofTwoInstants_isTheStrayRoute() {
    JsonNode diff =
        admin.get("/diff?left=c/n1@2026-11-21T10:05:00Z&right=c/n1@2026-11-21T10:10:00Z").json();
    assertThat(diff.at("/onlyRight/0/canonical").asText()).isEqualTo(STRAY_FACT);
    assertThat(diff.get("onlyRight")).hasSize(1);
    assertThat(diff.get("onlyLeft")).isEmpty();
    assertThat(diff.get("unknown")).isEmpty();
  }

  @Test
  void diff_withNodeThatNobodyAsked_saysUnknown() {
    JsonNode diff =
        admin.get("/diff?left=c/n1@2026-11-21T10:10:00Z&right=c/n3@2026-11-21T10:10:00Z").json();
    assertThat(diff.get("unknown")).extracting(JsonNode::asText).contains("route");
    assertThat(diff.get("onlyLeft")).isEmpty();
  }

  @Test
  void timeline_ofStrayRoute_tellsLifetimeAndWhoWasSpared() {
    JsonNode timelines =
        admin
            .get(
                "/timelines?cluster=c&kind=route&destination=10.9.1.1&match=containing&from=2026-11-21T10:00:00Z&to=2026-11-21T10:20:00Z")
            .json();
    JsonNode stray = timelines.at("/items/1");
    assertThat(stray.at("/fact/canonical").asText()).isEqualTo(STRAY_FACT);
    assertThat(stray.at("/lines/0").asText()).isEqualTo(STRAY.strip());
    assertThat(stray.get("lifetimes")).hasSize(1);
    assertThat(stray.at("/lifetimes/0/appeared/after").asText()).isEqualTo("2026-11-21T10:05:00Z");
    assertThat(stray.at("/lifetimes/0/gone/after").asText()).isEqualTo("2026-11-21T10:10:00Z");
    assertThat(stray.at("/lifetimes/0/gone/at").asText()).isEqualTo("2026-11-21T10:15:00Z");
    assertThat(stray.at("/coverage/observations").asInt()).isEqualTo(4);
    assertThat(stray.at("/coverage/largestGapSeconds").asInt()).isEqualTo(300);
  }

  @Test
  void timeline_within_tellsNodesWithAndWithout() {
    JsonNode nodes =
        admin
            .get("/timelines?cluster=c&destination=10.0.0.0/8&match=within&type=unicast&via=")
            .json();
    assertThat(nodes.get("status").asInt()).as("an unknown parameter").isEqualTo(400);
    nodes = admin.get("/timelines?cluster=c&kind=route&destination=10.9.0.0/16").json();
    assertThat(nodes.at("/nodes/with")).extracting(JsonNode::asText).containsExactly("n1");
    assertThat(nodes.at("/nodes/without").findValuesAsText("node")).containsExactly("n2", "n3");
    assertThat(nodes.at("/nodes/without/1/coverage/observations").asInt())
        .as("n3 was never asked for routes by what it showed")
        .isZero();
  }

  @Test
  void timeline_ofWindowBeforeIt_isEmpty() {
    JsonNode timelines =
        admin
            .get(
                "/timelines?destination=10.9.0.0/16&from=2026-11-21T09:00:00Z&to=2026-11-21T10:04:00Z")
            .json();
    assertThat(timelines.get("items")).isEmpty();
  }

  @Test
  void suspects_ofChange_nameTheDeployAndTheSparedNode() {
    String change =
        admin
            .get("/changes?from=2026-11-21T10:00:00Z&to=2026-11-21T10:11:00Z")
            .json()
            .at("/items/1/id")
            .asText();
    JsonNode suspects = admin.get("/changes/" + change + "/suspects").json();
    assertThat(suspects.at("/items/0/event/what").asText()).isEqualTo("deploy");
    assertThat(suspects.at("/items/0/order").asText()).isEqualTo("before");
    assertThat(suspects.at("/nodes/with")).extracting(JsonNode::asText).containsExactly("n1");
    assertThat(suspects.at("/nodes/spared").findValuesAsText("node")).containsExactly("n2");
  }

  @Test
  void event_toldTwice_isOne() {
    TestAnswer again =
        service
            .pusher("c", "")
            .send(
                "POST",
                "/events",
                "application/json",
                BodyPublishers.ofString("{}"),
                "ce-specversion",
                "1.0",
                "ce-id",
                "9",
                "ce-source",
                "https://ci.example.org",
                "ce-type",
                "rollout",
                "ce-time",
                "2026-11-21T10:03:00Z");
    assertThat(again.status()).as(again.body()).isEqualTo(201);
    assertThat(again.text("cluster")).isEqualTo("c");
    TestAnswer structured =
        service
            .pusher("c", "")
            .post(
                "/events",
                "application/cloudevents+json",
                """
                {"specversion":"1.0","id":"9","source":"https://ci.example.org","type":"rollout",
                 "time":"2026-11-21T10:03:00Z","data":{"any":1}}
                """);
    assertThat(structured.status()).as(structured.body()).isEqualTo(200);
    assertThat(structured.text("id")).isEqualTo(again.text("id"));
  }

  @Test
  void section_comesBack_byteForByte() {
    TestAnswer section = admin.get("/snapshots/" + strayId + "/sections/ip-route");
    assertThat(section.body()).isEqualTo(TWO_ROUTES + STRAY);
    assertThat(admin.get("/snapshots/" + strayId + "/sections/ip-route?stream=error").body())
        .isEmpty();
  }

  @Test
  void unreadLine_isShown_withNumber() {
    JsonNode unread = admin.get("/snapshots/" + oddId + "/unread").json();
    assertThat(unread.at("/items/0/line").asInt()).isEqualTo(1);
    assertThat(unread.at("/items/0/text").asText()).isEqualTo("what is this");
  }

  @Test
  void nodes_ofCluster_tellLastLook() {
    JsonNode nodes = admin.get("/clusters/c/nodes").json();
    assertThat(nodes.findValuesAsText("node")).containsExactly("n1", "n2", "n3");
    assertThat(nodes.at("/items/0/lastCapturedAt").asText()).isEqualTo("2026-11-21T10:15:00Z");
    assertThat(nodes.at("/items/0/expectedPeriodSeconds").asInt()).isEqualTo(300);
    assertThat(nodes.at("/items/0/state").asText()).isEqualTo("fresh");
  }

  @Test
  void pages_followedByLink_giveEachItemOnce() {
    List<String> whole = admin.get("/snapshots").json().findValuesAsText("id");
    List<String> paged = new ArrayList<>();
    String next = "/snapshots?limit=2";
    while (!next.isEmpty()) {
      TestAnswer page = admin.get(next);
      paged.addAll(page.json().findValuesAsText("id"));
      next = page.header("Link").replaceAll("^</api/v1(.*)>; rel=\"next\"$", "$1");
    }
    assertThat(paged).hasSizeGreaterThan(6).isEqualTo(whole);
  }

  @Test
  void cursor_ofAnotherQuery_isRefused() {
    String cursor = admin.get("/snapshots?limit=2").text("next");
    assertThat(admin.get("/snapshots?limit=2&node=n1&cursor=" + cursor).status()).isEqualTo(400);
    String tampered = (cursor.startsWith("A") ? "B" : "A") + cursor.substring(1);
    assertThat(admin.get("/snapshots?limit=2&cursor=" + tampered).status()).isEqualTo(400);
    assertThat(admin.get("/snapshots?limit=2&cursor=" + cursor).status()).isEqualTo(200);
  }
}
