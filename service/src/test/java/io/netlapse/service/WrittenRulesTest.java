package io.netlapse.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.service.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules in YAML from the folder of the settings: asked over history, and checked at the start. */
final class WrittenRulesTest {

  private static final String RULE =
      """
      id: address-on-two-nodes
      title: Another node has an address of this node
      severity: warning
      when:
        - fact: address
          as: mine
        - fact: address
          on: others
          as: theirs
          where: {address: {same-address: "{mine.address}"}}
      outcome:
        subject: "{mine.address}"
        message: "{node} and {theirs@node} have {mine.address}"
      """;

  @TempDir private Path folder;

  @Test
  void writtenRule_isAskedOverHistory() throws IOException {
    Files.writeString(folder.resolve("rule.yaml"), RULE);
    try (TestService service = TestService.start(settings())) {
      TestClient admin = service.admin();
      assertThat(admin.get("/rules").items("id")).contains("address-on-two-nodes");
      TestClient pusher = service.pusher("c", "");
      pusher.post("/snapshots", snapshot("n2", "10:00:00", "10.77.0.12", ""));
      pusher.post("/snapshots", snapshot("n1", "10:00:00", "10.77.0.11", ""));
      TestAnswer pushed =
          pusher.post("/snapshots", snapshot("n1", "10:05:00", "10.77.0.11", "10.77.0.12"));
      assertThat(pushed.json().at("/findings").findValuesAsText("rule"))
          .contains("address-on-two-nodes");
      assertThat(
              admin
                  .get("/findings?rule=address-on-two-nodes")
                  .json()
                  .at("/items/0/appeared/after")
                  .asText())
          .isEqualTo("2026-11-21T10:00:00Z");
    }
  }

  @Test
  void wrongRule_stopsTheStart_andTellsWhere() throws IOException {
    Path file = folder.resolve("rule.yaml");
    Files.writeString(file, RULE.replace("fact: address", "fact: adress"));
    assertThatThrownBy(() -> TestService.start(settings()).close())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("NETLAPSE_RULES_FOLDER")
        .hasMessageContaining(
            file + ":5:11: there is no kind of fact 'adress'; did you mean address");
  }

  private Map<String, Object> settings() {
    return Map.of("netlapse.rules.folder", folder.toString());
  }

  private static String snapshot(String node, String time, String own, String captured) {
    return TestSnapshots.node(node, "2026-11-21T%sZ".formatted(time), own, captured).toString();
  }
}
