package io.netlapse.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A finding that nobody wants to be told of keeps its history and says why it is muted. */
final class MutesTest {

  private static final String MUTED = "/findings?rule=foreign-address-on-ipvs&muted=true";
  private static final String TOLD = "/findings?rule=foreign-address-on-ipvs&muted=false";

  private static TestService service;
  private static TestClient admin;

  @BeforeAll
  static void push() {
    service = TestService.start();
    admin = service.admin();
    TestClient pusher = service.pusher("c", "");
    pusher.post("/snapshots", node("n2", "10.77.0.12", ""));
    pusher.post("/snapshots", node("n1", "10.77.0.11", "10.77.0.12"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static String node(String name, String own, String captured) {
    return TestSnapshots.node(name, "2026-11-21T10:00:00Z", own, captured).toString();
  }

  private static TestAnswer mute(String narrowing) {
    return admin.post("/mutes", "{%s,\"reason\":\"known\",\"until\":\"+1h\"}".formatted(narrowing));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "rule":"foreign-address-on-ipvs"                  | true
          "cluster":"c"                                     | true
          "cluster":"c","node":"n1"                         | true
          "subject":"10.77.0.12"                            | true
          "rule":"orphan-ipvs-address"                      | false
          "cluster":"d"                                     | false
          "cluster":"c","node":"n2"                         | false
          "rule":"foreign-address-on-ipvs","subject":"10.7" | false
          """)
  void mute_isOfWhatItNames_untilItEnds(String narrowing, boolean mutes) {
    TestAnswer made = mute(narrowing);
    assertThat(made.status()).as(made.body()).isEqualTo(201);

    JsonNode muted = admin.get(MUTED).json().get("items");
    assertThat(muted.size()).isEqualTo(mutes ? 1 : 0);
    assertThat(admin.get(TOLD).json().get("items").size()).isEqualTo(mutes ? 0 : 1);
    if (mutes) {
      assertThat(muted.at("/0/mute/reason").asText()).isEqualTo("known");
      assertThat(muted.at("/0/mute/id").asText()).isEqualTo(made.text("id"));
    }

    assertThat(admin.delete("/mutes/" + made.text("id")).status()).isEqualTo(204);
    assertThat(admin.get(TOLD).json().at("/items/0/mute").isNull()).isTrue();
    assertThat(admin.delete("/mutes/" + made.text("id")).status()).as("twice").isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"reason":"x","until":"+1h"}                                 | not everything is muted
          {"rule":"no-such-rule","reason":"x","until":"+1h"}           | there is no rule of this id
          {"rule":"forward-drop","reason":" ","until":"+1h"}           | it has 1 to 1000 characters
          {"rule":"forward-drop","reason":"x","until":"-1h"}           | it lies ahead
          {"rule":"forward-drop","reason":"x","until":"+400d"}         | by a year at most
          {"rule":"forward-drop","reason":"x","until":"soon"}          | +2h or +7d
          {"node":"n1","reason":"x","until":"+1h"}                     | with its cluster's name
          {"rule":"forward-drop","reason":"x","until":"+1h","for":"1"} | unknown
          """)
  void orderThatCannotBe_isRefusedWithWhatIsWrong(String order, String told) {
    TestAnswer answer = admin.post("/mutes", order);
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains(told);
  }

  @Test
  void reader_seesMutesAndMakesNone() {
    TestAnswer made = mute("\"rule\":\"forward-drop\"");
    TestClient reader = service.as(token("read"));

    assertThat(reader.get("/mutes").json().at("/items/0/id").asText()).isEqualTo(made.text("id"));
    assertThat(reader.post("/mutes", "{}").status()).isEqualTo(403);
    assertThat(reader.delete("/mutes/" + made.text("id")).status()).isEqualTo(403);
    assertThat(admin.get("/audit").body()).contains("mute-added");
  }

  private static String token(String scope) {
    return admin
        .post("/tokens", "{\"name\":\"a %s\",\"scope\":\"%s\"}".formatted(scope, scope))
        .text("secret");
  }
}
