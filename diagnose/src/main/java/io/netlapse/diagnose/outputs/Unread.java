package io.netlapse.diagnose.outputs;

import static java.util.Comparator.comparing;

import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.Section;
import java.util.Comparator;
import java.util.Optional;

/**
 * A line that nobody understood, or an output that nobody reads at all.
 *
 * @param node whose
 * @param file in which file
 * @param line the line's number, from 1; 0 for a whole output
 * @param text the line, or a sentence that names the command and counts the lines
 */
public record Unread(String node, String file, int line, String text)
    implements Comparable<Unread> {

  private static final Comparator<Unread> ORDER =
      comparing(Unread::node)
          .thenComparing(Unread::file)
          .thenComparingInt(Unread::line)
          .thenComparing(Unread::text);

  /** All of an output of a command that no parser knows; nothing where it printed nothing. */
  public static Optional<Unread> ofSection(NodeId node, String file, Section section) {
    long kept = section.output().text().lines().filter(line -> !line.isBlank()).count();
    return ofOutput(node.name(), file, section.command().text(), kept);
  }

  /** The same of an output of so many lines. */
  public static Optional<Unread> ofOutput(String node, String file, String command, long lines) {
    String text =
        command.isBlank()
            ? "words, or the output of a command that is not there (%d lines kept)".formatted(lines)
            : "no parser reads `%s` (%d lines kept)".formatted(command, lines);
    return lines == 0 ? Optional.empty() : Optional.of(new Unread(node, file, 0, text));
  }

  @Override
  public int compareTo(Unread other) {
    return ORDER.compare(this, other);
  }
}
