package io.netlapse.diagnose.uploads;

import io.netlapse.diagnose.text.Style;
import java.util.List;

/** The report of an upload for people. */
public final class UploadText {

  private static final int MOST_LINES = 30;

  private final StringBuilder text = new StringBuilder();
  private final Style style;

  private UploadText(Style style) {
    this.style = style;
  }

  /** The whole of it, with a line end. */
  public static String of(UploadReport report, Style style) {
    UploadText text = new UploadText(style);
    for (int i = 0; i < report.fates().size(); i++) {
      text.add(report.handedOver().get(i), report.fates().get(i));
    }
    text.addNotRead(report.upload());
    text.text.append(
        "%d stored, %d known, %d delivered: %d outputs, %d facts, %d lines that nobody understood\n"
            .formatted(
                report.count(Fate.Outcome.STORED),
                report.count(Fate.Outcome.KNOWN),
                report.count(Fate.Outcome.DELIVERED),
                report.outputs(),
                report.facts(),
                report.unread()));
    return text.text.toString();
  }

  private void add(Recorded snapshot, Fate fate) {
    String name = fate.cluster() == null ? snapshot.node() : fate.cluster() + "/" + snapshot.node();
    text.append(style.strong(name))
        .append(" at %s: %s".formatted(snapshot.at(), fate.outcome().word()))
        .append(fate.id() == null ? "\n" : " as %s\n".formatted(fate.id()));
    lines(snapshot.outputs().stream().map(UploadText::line).toList());
    text.append('\n');
  }

  private static String line(Recorded.Output output) {
    String read = output.parser() == null ? "no parser reads it" : output.parser().value();
    String result =
        output.section().status().observes()
            ? "%d facts%s%s"
                .formatted(
                    output.facts(),
                    output.isPart() ? ", of what it shows" : "",
                    output.unread() == 0 ? "" : ", %d lines unread".formatted(output.unread()))
            : output.section().status().word();
    return "  %s: %s (`%s`): %s"
        .formatted(output.file(), read, output.section().command().text(), result);
  }

  private void addNotRead(Upload upload) {
    if (!upload.notRead().isEmpty()) {
      text.append(style.doubtful("Not read")).append('\n');
      lines(
          upload.notRead().stream()
              .map(left -> "  %s: %s".formatted(left.file(), left.why()))
              .toList());
    }
    if (upload.passedOver() > 0) {
      text.append("  %d files hold what no parser reads\n".formatted(upload.passedOver()));
    }
    if (!upload.notRead().isEmpty() || upload.passedOver() > 0) {
      text.append('\n');
    }
  }

  /** A terminal has few lines; all of them are in the JSON. */
  private void lines(List<String> lines) {
    lines.stream().limit(MOST_LINES).forEach(line -> text.append(printable(line)).append('\n'));
    if (lines.size() > MOST_LINES) {
      text.append("  and %d more\n".formatted(lines.size() - MOST_LINES));
    }
  }

  /** A file's name may hold what a terminal obeys. */
  private static String printable(String line) {
    return line.replaceAll("\\p{Cntrl}", "?");
  }
}
