package io.netlapse.cli.demo;

import io.netlapse.diagnose.json.Json;
import io.netlapse.diagnose.text.Style;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer for somebody who has to act on it: what, since when, how sure, where else, why, and
 * how to get rid of it. Made of what the API answered and nothing else.
 *
 * @param parts in the order in which they are printed
 */
record Report(List<Part> parts) {

  private static final String MARGIN = "  ";
  private static final int MOST_SUSPECTS = 5;

  /** Copies the parts. */
  Report {
    parts = List.copyOf(parts);
  }

  /** What was captured of this machine. */
  static Report ofMachine(Json snapshot, int findings) {
    List<Json> sections = snapshot.get("sections").items();
    long facts =
        sections.stream()
            .map(section -> section.text("facts"))
            .filter(count -> !count.isEmpty())
            .mapToLong(Long::parseLong)
            .sum();
    String line =
        snapshot.isNull()
            ? "not captured"
            : "%s: %d outputs, %d facts, %s"
                .formatted(
                    snapshot.text("node"),
                    sections.size(),
                    facts,
                    findings == 0 ? "nothing found" : counted(findings, "finding"));
    return new Report(List.of(new Part("machine", "THIS MACHINE, JUST NOW", List.of(line))));
  }

  /** What was found in the cluster of the recording. */
  static Report ofIncidents(List<Incident> incidents, URI server) {
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part(
            "findings",
            "THE WEEK OF THREE NODES",
            List.of(
                incidents.isEmpty()
                    ? "nothing was found"
                    : counted(incidents.size(), "finding") + " in the whole week")));
    for (Incident incident : incidents) {
      parts.add(finding(incident.finding()));
      parts.add(evidence(incident.finding()));
      parts.add(window(incident));
      parts.add(nodes(incident));
      parts.add(suspects(incident.suspects().get("items").items()));
      parts.add(remedy(incident.finding()));
      parts.add(further(incident.finding(), server));
    }
    return new Report(parts);
  }

  /** Prints it, titles above their lines. */
  void print(PrintStream out, Style style) {
    for (Part part : parts) {
      out.println();
      out.println(style.strong(part.title()));
      part.lines().forEach(line -> out.println(line.isEmpty() ? "" : MARGIN + line));
    }
  }

  private static Part finding(Json finding) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s"
            .formatted(
                Words.orMissing(finding.text("severity")), Words.orMissing(finding.text("title"))));
    lines.add(
        "rule %s, on %s, about %s"
            .formatted(
                Words.orMissing(finding.text("rule")),
                Words.orMissing(finding.text("node")),
                Words.orMissing(finding.text("subject"))));
    lines.addAll(wrapped(Words.orMissing(finding.text("explanation")), ""));
    return new Part("finding", "THE FINDING", lines);
  }

  /** The lines as the node said them, but for the blanks around. */
  private static Part evidence(Json finding) {
    List<String> lines = new ArrayList<>();
    for (Json evidence : finding.get("evidence").items()) {
      lines.add(evidence.text("text").strip());
      lines.add(
          MARGIN
              + "%s, %s, line %s"
                  .formatted(evidence.text("node"), evidence.text("probe"), evidence.text("line")));
    }
    return new Part("evidence", "THE EVIDENCE, AS THE NODES SAID IT", lines);
  }

  private static Part window(Incident incident) {
    Json appeared = incident.finding().get("appeared");
    Json after = appeared.get("after");
    List<String> lines = new ArrayList<>();
    if (after.isNull()) {
      lines.add("at or before %s: nobody looked earlier".formatted(Words.time(appeared.get("at"))));
    } else {
      lines.add(
          "after %s, and by %s: a window of %s"
              .formatted(
                  Words.time(after),
                  Words.time(appeared.get("at")),
                  Words.length(Words.between(after, appeared.get("at")))));
    }
    lines.add("before that: %s, never there".formatted(Words.coverage(incident.before())));
    lines.add("the whole week: " + Words.coverage(incident.sighting().get("coverage")));
    Json gone = incident.finding().get("gone");
    lines.add(
        gone.isNull()
            ? "still there at the last look, " + Words.time(incident.finding().get("lastSeen"))
            : "gone " + Words.period(gone.get("after"), gone.get("at")));
    return new Part("window", "WHEN IT FIRST APPEARED", lines);
  }

  private static Part nodes(Incident incident) {
    List<String> lines = new ArrayList<>();
    for (Json node : incident.nodes().get("with").items()) {
      lines.add("has it   " + node.text());
    }
    for (Json spared : incident.nodes().get("without").items()) {
      lines.add(
          "spared   %s (%s)"
              .formatted(spared.text("node"), Words.coverage(spared.get("coverage"))));
    }
    return new Part("nodes", "WHICH NODES HAVE IT", lines);
  }

  private static Part suspects(List<Json> suspects) {
    List<String> lines = new ArrayList<>();
    int rank = 0;
    for (Json suspect : suspects) {
      if (rank == MOST_SUSPECTS) {
        lines.add("and %d that say less".formatted(suspects.size() - rank));
        break;
      }
      rank++;
      lines.add("%d. %s".formatted(rank, suspect(suspect)));
      for (Json reason : suspect.get("reasons").items()) {
        lines.addAll(wrapped(reason.text(), "   "));
      }
    }
    return new Part("suspects", "WHAT MAY HAVE CAUSED IT, THE LIKELIEST FIRST", lines);
  }

  private static String suspect(Json suspect) {
    Json event = suspect.get("event");
    String detail = event.text("detail").isBlank() ? "" : " (" + event.text("detail") + ")";
    String what = event.text("what").equals("node") ? "" : " of " + event.text("what");
    return "%s: %s%s%s %s, %s; %s"
        .formatted(
            Words.orMissing(suspect.text("order")),
            event.text("kind"),
            what,
            detail,
            event.get("node").isNull() ? "in the cluster" : "on " + event.text("node"),
            Words.period(event.get("from"), event.get("to")),
            Words.orMissing(suspect.text("certainty")));
  }

  private static Part remedy(Json finding) {
    Json remedy = finding.get("remedy");
    List<String> lines = new ArrayList<>();
    for (Json command : remedy.get("commands").items()) {
      lines.add("$ " + command.text());
    }
    lines.addAll(wrapped("To make it last: " + Words.orMissing(remedy.text("lasting")), ""));
    lines.addAll(wrapped("To undo it: " + Words.orMissing(remedy.text("undo")), ""));
    lines.addAll(wrapped("Mind: " + Words.orMissing(remedy.text("risk")), ""));
    return new Part("remedy", "HOW TO GET RID OF IT (netlapse never runs it)", lines);
  }

  private static Part further(Json finding, URI server) {
    String api = server + "/api/v1";
    return new Part(
        "further",
        "LOOK FURTHER",
        List.of(
            "%s/findings/%s".formatted(api, finding.text("id")),
            "%s/findings/%s/suspects".formatted(api, finding.text("id")),
            "%s/timelines?cluster=%s&destination=%s"
                .formatted(api, finding.text("cluster"), finding.text("subject"))));
  }

  private static List<String> wrapped(String text, String margin) {
    return Style.wrapped(text, margin).lines().toList();
  }

  private static String counted(int count, String what) {
    return count == 1 ? "1 " + what : "%d %ss".formatted(count, what);
  }
}
