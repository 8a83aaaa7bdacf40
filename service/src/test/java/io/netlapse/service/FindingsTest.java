package io.netlapse.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An address of another node gets onto kube-ipvs0: found, explained, and gone again. */
final class FindingsTest {

  private static TestService service;
  private static TestClient admin;
  private static TestAnswer pushed;

  @BeforeAll
  static void push() {
    service = TestService.start();
    admin = service.admin();
    TestClient pusher = service.pusher("c", "");
    pusher.post("/snapshots", node("n2", "10:00:00", "10.77.0.12", "").toString());
    pusher.post("/snapshots", node("n1", "10:00:00", "10.77.0.11", "").toString());
    pushed =
        pusher.post("/snapshots", node("n1", "10:05:00", "10.77.0.11", "10.77.0.12").toString());
    pusher.post("/snapshots", node("n1", "10:10:00", "10.77.0.11", "10.77.0.12").toString());
    pusher.post("/snapshots", node("n3", "10:10:00", "10.77.0.13", "").toString());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static ObjectNode node(String name, String time, String own, String captured) {
    return TestSnapshots.node(name, "2026-11-21T%sZ".formatted(time), own, captured);
  }

  @Test
  void push_thatBringsFinding_answersWithIt() {
    assertThat(pushed.status()).as(pushed.body()).isEqualTo(201);
    assertThat(pushed.json().at("/findings/0/rule").asText()).isEqualTo("foreign-address-on-ipvs");
    assertThat(pushed.json().at("/findings/0/subject").asText()).contains("10.77.0.12");
    assertThat(pushed.json().get("changed").asBoolean()).isTrue();
  }

  @Test
  void finding_hasWindow_evidenceAndRemedy() {
    JsonNode finding = admin.get("/findings?severity=critical&state=open").json().at("/items/0");
    assertThat(finding.at("/appeared/after").asText()).isEqualTo("2026-11-21T10:00:00Z");
    assertThat(finding.at("/appeared/at").asText()).isEqualTo("2026-11-21T10:05:00Z");
    assertThat(finding.at("/lastSeen").asText()).isEqualTo("2026-11-21T10:10:00Z");
    assertThat(finding.at("/evidence").findValuesAsText("text"))
        .anyMatch(line -> line.contains("10.77.0.12"));
    assertThat(finding.at("/remedy/commands")).isNotEmpty();
    String id = finding.get("id").asText();
    assertThat(admin.get("/findings/" + id).json()).isEqualTo(finding);
  }

  @Test
  void suspects_ofFinding_nameSparedNodes() {
    String id = admin.get("/findings?severity=critical").items("id").getFirst();
    JsonNode suspects = admin.get("/findings/" + id + "/suspects").json();
    assertThat(suspects.at("/finding/id").asText()).isEqualTo(id);
    assertThat(suspects.at("/nodes/with")).extracting(JsonNode::asText).containsExactly("n1");
    assertThat(suspects.at("/nodes/spared").findValuesAsText("node")).containsExactly("n2", "n3");
  }

  @Test
  void node_withFinding_isCounted() {
    JsonNode nodes = admin.get("/clusters/c/nodes").json();
    assertThat(nodes.at("/items/0/findings/critical").asInt()).isEqualTo(1);
    assertThat(nodes.at("/items/1/findings/critical").asInt()).isZero();
  }
}
