package io.netlapse.cli.facts;

import io.netlapse.spi.bundle.Damage;
import java.util.List;

/** Facts and unread lines for people: an output after the other, its facts under it. */
final class FactsText {

  private FactsText() {}

  static String of(List<ReadOutput> outputs, List<Damage> leftOut) {
    StringBuilder text = new StringBuilder();
    for (ReadOutput output : outputs) {
      text.append("%s %s: %s%n".formatted(whose(output), output.file(), output.command()));
      text.append("  %s%n".formatted(summary(output)));
      output
          .facts()
          .forEach(
              stated ->
                  text.append(
                      "  %5d  %s%n"
                          .formatted(stated.lines().getFirst().line(), stated.fact().canonical())));
      output
          .unread()
          .forEach(
              unread -> text.append("  %5d  UNREAD %s%n".formatted(unread.line(), unread.text())));
      text.append(System.lineSeparator());
    }
    leftOut.forEach(damage -> text.append("left out: %s%n".formatted(damage)));
    return text.append(total(outputs)).append(System.lineSeparator()).toString();
  }

  private static String whose(ReadOutput output) {
    return output.inside() == null
        ? output.node()
        : "%s (%s)".formatted(output.node(), output.inside());
  }

  private static String summary(ReadOutput output) {
    if (output.probe() == null) {
      return "status %s, %d lines, read by no parser".formatted(output.status(), output.lines());
    }
    String raw = output.raw() == 0 ? "" : ", %d of them raw text".formatted(output.raw());
    return "status %s, %d of %d lines understood by %s%s"
        .formatted(output.status(), output.understood(), output.lines(), output.probe(), raw);
  }

  /** The share of what was understood, of outputs that some parser reads. */
  private static String total(List<ReadOutput> outputs) {
    List<ReadOutput> known = outputs.stream().filter(output -> output.probe() != null).toList();
    long lines = known.stream().mapToLong(ReadOutput::lines).sum();
    long understood = known.stream().mapToLong(ReadOutput::understood).sum();
    long facts = known.stream().mapToLong(output -> output.facts().size()).sum();
    double share = lines == 0 ? 100.0 : 100.0 * understood / lines;
    return "%d outputs, %d read by a parser: %d of %d lines understood (%.1f %%), %d facts"
        .formatted(outputs.size(), known.size(), understood, lines, share, facts);
  }
}
