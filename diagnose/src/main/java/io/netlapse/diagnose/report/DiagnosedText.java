package io.netlapse.diagnose.report;

import static java.util.stream.Collectors.joining;

import io.netlapse.diagnose.outputs.Unread;
import io.netlapse.diagnose.report.Diagnosed.Found;
import io.netlapse.diagnose.text.Style;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.event.Event;
import java.util.List;

/** The diagnosis for a person who was just woken up: the worst first, the line, what to type. */
public final class DiagnosedText {

  private static final String MARGIN = "    ";
  private static final int MOST_LINES = 12;

  private final Style style;
  private final StringBuilder text = new StringBuilder();

  private DiagnosedText(Style style) {
    this.style = style;
  }

  /** The whole of it, as wide as a terminal. */
  public static String of(Diagnosed diagnosed, Style style) {
    return new DiagnosedText(style).write(diagnosed);
  }

  private String write(Diagnosed diagnosed) {
    summary(diagnosed);
    diagnosed.findings().forEach(this::finding);
    events(diagnosed.events());
    section("The rules could not tell", diagnosed.toldUnknowns());
    nothingToLookAt(diagnosed);
    section(
        "Asked and not answered",
        diagnosed.unobserved().stream()
            .map(one -> "%s  %s: %s".formatted(one.node(), one.command(), one.status()))
            .toList());
    section("Missing or left out", diagnosed.damage().stream().map(Object::toString).toList());
    unread(diagnosed.unread());
    return text.toString();
  }

  private void nothingToLookAt(Diagnosed diagnosed) {
    int count = diagnosed.rulesWithNothing();
    if (count > 0) {
      text.append('\n');
      line(
          "",
          "%d of the rules had nothing to look at, on one node or another (-o json says what each lacks)."
              .formatted(count));
    }
  }

  private void summary(Diagnosed diagnosed) {
    int found = diagnosed.findings().size();
    String looked = "%d rules looked at %s".formatted(diagnosed.rules(), nodes(diagnosed.nodes()));
    String summary =
        switch (found) {
          case 0 -> "No finding: ";
          case 1 -> "1 finding: ";
          default -> found + " findings: ";
        };
    line("", style.strong(summary + looked));
  }

  private static String nodes(int count) {
    return count == 1 ? "1 node" : count + " nodes";
  }

  private void finding(Found found) {
    Outcome.Finding finding = found.finding();
    text.append('\n');
    line("", severity(finding.severity()) + "  " + style.strong(finding.title()));
    line("  ", found.by().rule().id() + " on " + found.by().node().name() + moments(found));
    if (!found.consequenceOf().isEmpty()) {
      line("  ", "follows from " + causes(found));
    }
    text.append('\n').append(Style.wrapped(finding.explanation(), MARGIN)).append('\n');
    heading("The node says");
    finding.evidence().forEach(this::evidence);
    if (!finding.confirm().isEmpty()) {
      heading("See for yourself");
      finding.confirm().forEach(command -> line(MARGIN, command));
    }
    heading("What to do (netlapse does none of it)");
    finding.remedy().commands().forEach(command -> line(MARGIN, style.strong(command)));
    told("lasting", finding.remedy().lasting());
    told("undo", finding.remedy().undo());
    told("risk", finding.remedy().risk());
  }

  private static String causes(Found found) {
    return found.consequenceOf().stream()
        .map(cause -> "%s (%s)".formatted(cause.rule(), cause.subject()))
        .collect(joining(", "));
  }

  private static String moments(Found found) {
    if (found.moments() == 1) {
      return "";
    }
    String in = found.in().stream().map(String::valueOf).collect(joining(", "));
    return ", in moment %s of %d%s"
        .formatted(
            in, found.moments(), found.isCleared() ? ": not there any more in the last" : "");
  }

  private String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> style.bad("CRITICAL");
      case WARNING -> style.doubtful("WARNING");
      case INFO -> style.strong("INFO");
    };
  }

  private void evidence(Evidence evidence) {
    evidence.text().strip().lines().forEach(each -> line(MARGIN, style.quoted(each)));
    line(
        MARGIN + "  ",
        "%s, %s, line %d".formatted(evidence.node().name(), evidence.probe(), evidence.line()));
  }

  private void told(String what, String words) {
    if (!words.isBlank()) {
      text.append(Style.wrapped(what + ": " + words, MARGIN)).append('\n');
    }
  }

  private void events(List<Happened> events) {
    int earlier = Math.max(0, events.size() - MOST_LINES);
    section(
        earlier == 0 ? "What happened" : "What happened last (%d events before)".formatted(earlier),
        events.stream().skip(earlier).map(happened -> event(happened.event())).toList());
  }

  private static String event(Event event) {
    String until = event.to().equals(event.from()) ? "" : " .. " + event.to();
    String detail = event.detail().isEmpty() ? "" : " (" + event.detail() + ")";
    return "%s%s  %s: %s %s%s"
        .formatted(event.from(), until, event.node(), event.kind().word(), event.what(), detail);
  }

  private void unread(List<Unread> unread) {
    section(
        "Not understood",
        unread.stream()
            .map(
                one ->
                    one.line() == 0
                        ? "%s, %s: %s".formatted(one.node(), one.file(), one.text())
                        : "%s, %s, line %d: %s"
                            .formatted(one.node(), one.file(), one.line(), one.text().strip()))
            .toList());
  }

  private void section(String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append('\n');
      line("", style.strong(heading));
      lines.stream().limit(MOST_LINES).forEach(each -> line("  ", each));
      if (lines.size() > MOST_LINES) {
        line("  ", "... and %d more (-o json has them all)".formatted(lines.size() - MOST_LINES));
      }
    }
  }

  private void heading(String words) {
    line("  ", words + ":");
  }

  private void line(String margin, String words) {
    text.append(margin).append(words).append('\n');
  }
}
