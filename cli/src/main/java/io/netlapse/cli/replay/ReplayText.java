package io.netlapse.cli.replay;

import io.netlapse.diagnose.json.Json;
import io.netlapse.diagnose.text.Style;
import java.util.List;

/** The answer for people: findings with their suspects, then what came and went. */
final class ReplayText {

  private final Style style;
  private final StringBuilder text = new StringBuilder();

  private ReplayText(Style style) {
    this.style = style;
  }

  static String of(Json known, Style style) {
    return new ReplayText(style).write(known);
  }

  private String write(Json known) {
    List<Json> findings = known.get("findings").items();
    List<Json> facts = known.get("facts").items();
    line(
        style.strong(
            "%s snapshots, %d findings, %d facts, %d lines or outputs not understood"
                .formatted(
                    known.text("snapshots"),
                    findings.size(),
                    facts.size(),
                    known.get("unread").items().size())));
    findings.forEach(this::finding);
    if (!facts.isEmpty()) {
      text.append('\n');
      line(style.strong("Facts"));
      facts.forEach(this::fact);
    }
    return text.toString();
  }

  private void finding(Json finding) {
    text.append('\n');
    line(
        "%s  %s on %s: %s"
            .formatted(
                style.strong(finding.text("severity")),
                finding.text("rule"),
                finding.text("node"),
                finding.text("subject")));
    line("  " + life(finding.get("appeared"), finding.get("gone")));
    for (Json suspect : finding.get("suspects").items()) {
      line(
          "  %s: %s %s on %s at %s"
              .formatted(
                  suspect.text("order"),
                  suspect.text("kind"),
                  suspect.text("what"),
                  suspect.get("node").isNull() ? "the cluster" : suspect.text("node"),
                  suspect.text("at")));
    }
  }

  private void fact(Json fact) {
    for (Json raw : fact.get("lines").items()) {
      line(
          "  %s, %s: %s"
              .formatted(fact.text("node"), fact.text("probe"), style.quoted(raw.text().strip())));
    }
    for (Json life : fact.get("lifetimes").items()) {
      line("    " + life(life.get("appeared"), life.get("gone")));
    }
  }

  private static String life(Json appeared, Json gone) {
    String since =
        appeared.get("after").isNull()
            ? "there at the first look, " + appeared.text("at")
            : "appeared in " + window(appeared);
    return gone.isNull() ? since + ", still there" : since + ", gone in " + window(gone);
  }

  private static String window(Json window) {
    return "(%s, %s]".formatted(window.text("after"), window.text("at"));
  }

  private void line(String words) {
    text.append(words).append('\n');
  }
}
