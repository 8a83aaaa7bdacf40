package io.netlapse.cli.replay;

import io.netlapse.cli.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
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

  /** "rule node" of each finding that one of the rules should have. */
  List<String> findings(Collection<String> rules) {
    return truth.get("expectedFindings").items().stream()
        .filter(finding -> rules.contains(finding.text("class")))
        .flatMap(
            finding ->
                finding.get("nodes").items().stream()
                    .map(node -> finding.text("class") + " " + node.text()))
        .distinct()
        .toList();
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
