package io.netlapse.service;

import static io.netlapse.service.TestSnapshots.STRAY;
import static io.netlapse.service.TestSnapshots.TWO_ROUTES;
import static io.netlapse.service.TestSnapshots.routes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three captures whose journals overlap, as the agent's cursor has them. */
final class LogEventsTest {

  private static final String FIRST =
      """
      2026-11-21T10:02:00+0000 w kube-proxy[7]: Failed to execute iptables-restore: exit status 4
      2026-11-21T10:04:30+0000 w kube-proxy[7]: Failed to execute iptables-restore: exit status 4
      2026-11-21T10:04:40+0000 w kubelet[9]: nothing of note
      """;
  private static final String SECOND =
      """
      2026-11-21T10:06:00+0000 w systemd[1]: kubelet.service: Failed with result 'exit-code'.
      2026-11-21T10:06:10+0000 w systemd[1]: Started kubelet.service - kubelet.
      """;
  private static final String THIRD =
      """
      2026-11-21T10:11:00+0000 w kube-proxy[7]: Failed to execute iptables-restore: exit status 4
      2026-11-21T10:12:00+0000 w systemd-networkd[3]: eth0: Lost carrier
      """;

  private static TestService service;
  private static TestClient admin;
  private static String lastId;

  @BeforeAll
  static void push() {
    service = TestService.start();
    admin = service.admin();
    TestClient pusher = service.pusher("logs", "");
    stored(pusher, capture("in-order", "10:05", FIRST, STRAY));
    stored(pusher, capture("in-order", "10:10", FIRST + SECOND, STRAY));
    lastId = stored(pusher, capture("in-order", "10:15", FIRST + SECOND + THIRD, ""));
    stored(pusher, capture("late", "10:15", FIRST + SECOND + THIRD, ""));
    stored(pusher, capture("late", "10:05", FIRST, STRAY));
    stored(pusher, capture("late", "10:10", FIRST + SECOND, STRAY));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static ObjectNode capture(String node, String time, String journal, String stray) {
    ObjectNode snapshot = routes(node, "2026-11-21T%s:00Z".formatted(time), TWO_ROUTES + stray);
    snapshot
        .withArray("sections")
        .addObject()
        .put("probe", "journal")
        .put("command", "journalctl -o short-iso -n 1000 --since=@" + time.substring(3))
        .put("output", journal);
    return snapshot;
  }

  private static String stored(TestClient pusher, ObjectNode snapshot) {
    TestAnswer answer = pusher.post("/snapshots", snapshot.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.text("/snapshot/id");
  }

  @Test
  void lineThatComesAgain_isNoOtherFactAndNoChange() {
    for (String node : List.of("in-order", "late")) {
      String where = "cluster=logs&node=%s&from=2026-11-21T09:00:00Z".formatted(node);
      JsonNode facts = admin.get("/timelines?kind=log-event&all=true&" + where).json();
      assertThat(facts.findValuesAsText("canonical"))
          .containsExactlyInAnyOrder(
              "log-event at=2026-11-21T10:02:00Z event=iptables-restore-failed program=kube-proxy"
                  + " reason=\"exit status 4\"",
              "log-event at=2026-11-21T10:06:00Z event=unit-failed program=systemd"
                  + " result=exit-code unit=kubelet.service",
              "log-event at=2026-11-21T10:06:10Z event=unit-started program=systemd"
                  + " unit=kubelet.service",
              "log-event at=2026-11-21T10:12:00Z dev=eth0 event=carrier-lost"
                  + " program=systemd-networkd");
      assertThat(facts.findValues("lifetimes")).allMatch(lives -> lives.size() == 1);
      assertThat(admin.get("/changes?kind=log-event&" + where).items("type")).isEmpty();
    }
  }

  @Test
  void events_areThoseOfTheLines_inWhicheverOrderTheyCame() {
    for (String node : List.of("in-order", "late")) {
      TestAnswer events =
          admin.get("/events?cluster=logs&node=%s&from=2026-11-21T09:00:00Z".formatted(node));
      assertThat(events.items("kind"))
          .containsExactly("link-down", "start", "stop", "restore-failed");
      assertThat(events.items("what")).containsExactly("eth0", "kubelet", "kubelet", "kube-proxy");
      assertThat(events.items("from"))
          .containsExactly(
              "2026-11-21T10:12:00Z",
              "2026-11-21T10:06:10Z",
              "2026-11-21T10:06:00Z",
              "2026-11-21T10:02:00Z");
      assertThat(events.items("detail"))
          .containsExactly("", "", "failed: exit-code", "exit status 4");
    }
    assertThat(
            admin
                .get("/events?cluster=logs&kind=link-down&from=2026-11-21T09:00:00Z")
                .items("node"))
        .containsExactlyInAnyOrder("in-order", "late");
  }

  @Test
  void eventOfALog_isASuspectOfAChange() {
    JsonNode change =
        admin.get("/changes?cluster=logs&node=in-order&from=2026-11-21T09:00:00Z").json();
    assertThat(change.at("/items/0/type").asText()).isEqualTo("gone");

    JsonNode suspects =
        admin.get("/changes/" + change.at("/items/0/id").asText() + "/suspects").json();

    assertThat(suspects.at("/items").findValuesAsText("kind"))
        .contains("link-down", "stop", "restore-failed");
    assertThat(suspects.toString()).contains("Loss of the link of eth0 on in-order");
  }

  @Test
  void rawLine_isInTheTextOfItsSection() {
    assertThat(admin.get("/snapshots/" + lastId + "/sections/journal").body())
        .contains("kubelet[9]: nothing of note\n");
    assertThat(admin.get("/snapshots/" + lastId + "/unread").json().get("items")).isEmpty();
  }
}
