package io.netlapse.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.diagnose.json.Json;
import io.netlapse.diagnose.text.Style;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From stored answers of the API to what is printed, word for word. */
final class ReportTest {

  private static final URI SERVER = URI.create("http://127.0.0.1:8080");

  @Test
  void ofIncidents_tellsEachPart() throws Exception {
    Report report = Report.ofIncidents(List.of(incident(resource("incident.json"))), SERVER);
    assertThat(printed(report)).isEqualTo(resource("report.txt"));
  }

  @Test
  void ofIncidents_withStoredAnswers_fulfilsTheExpectations() throws Exception {
    Report report = Report.ofIncidents(List.of(incident(resource("incident.json"))), SERVER);
    try (ShippedRecording shipped = ShippedRecording.open()) {
      assertThat(Expectations.parse(shipped.expectations()).complaints(report.parts()))
          .containsExactly("the part 'machine' is missing");
    }
  }

  @Test
  void ofIncidents_showsWhatIsMissingAsMissing() throws Exception {
    Report report = Report.ofIncidents(List.of(incident("{\"finding\":{\"id\":\"1\"}}")), SERVER);
    assertThat(printed(report)).contains("(missing): (missing)").contains("looked", "LOOK FURTHER");
    try (ShippedRecording shipped = ShippedRecording.open()) {
      assertThat(Expectations.parse(shipped.expectations()).complaints(report.parts()))
          .anyMatch(complaint -> complaint.contains("'nodes' is missing"))
          .anyMatch(complaint -> complaint.contains("'window' does not say"));
    }
  }

  @Test
  void ofIncidents_withoutAny_saysSo() throws Exception {
    assertThat(printed(Report.ofIncidents(List.of(), SERVER))).contains("nothing was found");
  }

  @Test
  void ofMachine_countsWhatWasCaptured() {
    Json snapshot =
        Json.parse(
            "{\"node\":\"laptop\",\"sections\":[{\"facts\":12},{\"facts\":0},{\"facts\":3}]}");
    assertThat(Report.ofMachine(snapshot, 0).parts().getFirst().lines())
        .containsExactly("laptop: 3 outputs, 15 facts, nothing found");
    assertThat(Report.ofMachine(Json.NULL, 0).parts().getFirst().lines())
        .containsExactly("not captured");
  }

  private static Incident incident(String json) {
    Json all = Json.parse(json);
    return new Incident(
        all.get("finding"),
        all.get("suspects"),
        all.get("sighting"),
        all.get("nodes"),
        all.get("before"));
  }

  private static String printed(Report report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    report.print(new PrintStream(bytes, true, StandardCharsets.UTF_8), new Style(false));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String resource(String name) throws Exception {
    try (InputStream in = ReportTest.class.getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
