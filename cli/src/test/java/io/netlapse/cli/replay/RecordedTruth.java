package io.netlapse.cli.replay;

import io.netlapse.diagnose.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** The {@code truth.json} of a recording: what its maker knows of it, without netlapse. */
record RecordedTruth(Json truth) {

  static RecordedTruth of(Path recording) throws IOException {
    return new RecordedTruth(Json.parse(Files.readString(recording.resolve("truth.json"))));
  }

  /** The facts that a command of {@code ip} shows. */
  List<Json> facts() {
    return truth.get("facts").items().stream()
        .filter(fact -> fact.text("probe").startsWith("ip-"))
        .toList();
  }

  /** The findings that the rules should have. */
  RecordedFindings findings() {
    List<RecordedFindings.Expected> expected =
        truth.get("expectedFindings").items().stream()
            .flatMap(
                finding ->
                    finding.get("nodes").items().stream()
                        .map(node -> expected(finding, node.text())))
            .toList();
    return new RecordedFindings(
        truth.get("steps").items().stream().map(RecordedTruth::step).toList(), expected);
  }

  /** What must not be said, as far as a program can tell. */
  List<RecordedSilence> silences() {
    return RecordedSilence.of(truth.get("mustNotSay").items().stream().map(Json::text).toList());
  }

  private static RecordedFindings.Expected expected(Json finding, String node) {
    List<Integer> steps =
        finding.get("inSteps").items().stream()
            .map(step -> Integer.parseInt(step.compact()))
            .toList();
    return new RecordedFindings.Expected(
        finding.text("class"),
        node,
        finding.text("severity"),
        steps.getFirst() - 1,
        steps.getLast() - 1);
  }

  private static RecordedFindings.Step step(Json step) {
    Json.Members captured = (Json.Members) step.get("capturedAt");
    List<Instant> looks =
        captured.members().values().stream().map(Json::text).map(Instant::parse).sorted().toList();
    return new RecordedFindings.Step(looks.getFirst(), looks.getLast());
  }

  /** When a fact was there, in words. */
  static List<String> lifetimes(Json fact) {
    return fact.get("lifetimes").items().stream()
        .map(
            life ->
                words(
                    instant(life.get("appearedAfter")),
                    instant(life.get("firstSeen")),
                    instant(life.get("lastSeen")),
                    instant(life.get("goneBy"))))
        .toList();
  }

  /** When it was there as netlapse knows it: of each fact of the node whose line fits. */
  static List<List<String>> known(Json answer, Json fact) {
    Pattern pattern = Pattern.compile(fact.text("pattern"));
    return answer.get("facts").items().stream()
        .filter(known -> known.text("node").equals(fact.text("node")))
        .filter(
            known ->
                known.get("lines").items().stream()
                    .anyMatch(line -> pattern.matcher(line.text()).find()))
        .map(
            known ->
                known.get("lifetimes").items().stream()
                    .map(
                        life ->
                            words(
                                life.get("appeared").get("after"),
                                life.get("appeared").get("at"),
                                life.get("lastSeen"),
                                life.get("gone").isNull()
                                    ? life.get("gone")
                                    : life.get("gone").get("at")))
                    .toList())
        .toList();
  }

  private static Json instant(Json look) {
    return look.isNull() ? look : look.get("capturedAt");
  }

  private static String words(Json after, Json at, Json lastSeen, Json gone) {
    return "(%s, %s] to %s, gone %s"
        .formatted(after.compact(), at.compact(), lastSeen.compact(), gone.compact());
  }
}
