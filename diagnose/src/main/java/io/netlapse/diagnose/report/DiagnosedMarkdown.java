package io.netlapse.diagnose.report;

import static java.util.stream.Collectors.joining;

import io.netlapse.diagnose.report.Diagnosed.Found;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import java.util.List;
import java.util.Locale;

/**
 * The diagnosis for a ticket (CommonMark). What nodes said stands in blocks of code that it cannot
 * end: whatever a node or a paste says is shown and never taken for markup.
 */
public final class DiagnosedMarkdown {

  private final StringBuilder text = new StringBuilder();

  private DiagnosedMarkdown() {}

  /** The whole of it, a page. */
  public static String of(Diagnosed diagnosed) {
    DiagnosedMarkdown markdown = new DiagnosedMarkdown();
    markdown.write(diagnosed);
    return markdown.text.toString();
  }

  private void write(Diagnosed diagnosed) {
    int found = diagnosed.findings().size();
    line(
        "# %s on %s"
            .formatted(
                found == 0 ? "No finding" : counted(found, "finding"),
                counted(diagnosed.nodes(), "node")));
    diagnosed.findings().forEach(this::finding);
    list(
        "The rules could not tell",
        diagnosed.toldUnknowns().stream().map(DiagnosedMarkdown::escaped).toList());
    list(
        "Asked and not answered",
        diagnosed.unobserved().stream()
            .map(
                one ->
                    "%s: %s: %s"
                        .formatted(escaped(one.node()), escaped(one.command()), one.status()))
            .toList());
  }

  private void finding(Found found) {
    Outcome.Finding finding = found.finding();
    line("");
    line(
        "## %s: %s"
            .formatted(
                finding.severity().word().toUpperCase(Locale.ROOT), escaped(finding.title())));
    line("");
    line("`%s` on %s%s".formatted(found.by().rule().id(), escaped(node(found)), moments(found)));
    if (!found.consequenceOf().isEmpty()) {
      line("");
      line("Follows from " + causes(found) + ".");
    }
    line("");
    line(escaped(finding.explanation()));
    block("What the nodes say", finding.evidence().stream().map(DiagnosedMarkdown::said).toList());
    block("See for yourself", finding.confirm());
    remedy(finding.remedy());
  }

  private void remedy(Remedy remedy) {
    block("What to do", remedy.commands());
    line("");
    told("Lasting", remedy.lasting());
    told("Undo", remedy.undo());
    told("Risk", remedy.risk());
  }

  private static String node(Found found) {
    return found.by().node().name();
  }

  private static String causes(Found found) {
    return found.consequenceOf().stream()
        .map(cause -> "`%s` (%s)".formatted(cause.rule(), escaped(cause.subject())))
        .collect(joining(", "));
  }

  private static String moments(Found found) {
    if (found.moments() == 1) {
      return "";
    }
    String in = found.in().stream().map(String::valueOf).collect(joining(", "));
    return ", in moment %s of %d%s"
        .formatted(in, found.moments(), found.isCleared() ? ", not in the last" : "");
  }

  private static String said(Evidence line) {
    return "%s, %s, line %d: %s"
        .formatted(line.node().name(), line.probe(), line.line(), line.text().strip());
  }

  private void told(String what, String words) {
    if (!words.isBlank()) {
      line("- **%s:** %s".formatted(what, escaped(words)));
    }
  }

  /** A block by indentation: unlike a fence, nothing in it can end it. */
  private void block(String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      line("");
      line("**" + heading + "**");
      line("");
      lines.stream().flatMap(String::lines).forEach(each -> line("    " + each));
    }
  }

  private void list(String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      line("");
      line("## " + heading);
      line("");
      lines.forEach(each -> line("- " + each));
    }
  }

  private static String counted(int count, String what) {
    return count == 1 ? "1 " + what : count + " " + what + "s";
  }

  /** CommonMark 0.31.2, 2.4: a backslash before punctuation shows the punctuation. */
  private static String escaped(String words) {
    return words.replaceAll("([\\\\`*_<>\\[\\]#|&])", "\\\\$1").replace("\n", " ");
  }

  private void line(String words) {
    text.append(words).append('\n');
  }
}
