package io.netlapse.diagnose.report;

import static java.util.Comparator.comparing;

import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.Section;
import java.util.Comparator;

/**
 * A command that was run and says nothing, because it was refused, cut off or failed.
 *
 * @param node whose
 * @param file in which file its output is
 * @param command the command line
 * @param status what became of it
 */
public record Unobserved(String node, String file, String command, String status)
    implements Comparable<Unobserved> {

  private static final Comparator<Unobserved> ORDER =
      comparing(Unobserved::node)
          .thenComparing(Unobserved::file)
          .thenComparing(Unobserved::command)
          .thenComparing(Unobserved::status);

  static Unobserved of(NodeId node, String file, Section section) {
    return new Unobserved(node.name(), file, section.command().text(), section.status().word());
  }

  @Override
  public int compareTo(Unobserved other) {
    return ORDER.compare(this, other);
  }
}
