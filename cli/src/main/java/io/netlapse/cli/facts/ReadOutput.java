package io.netlapse.cli.facts;

import io.netlapse.diagnose.outputs.Unread;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.fact.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was made of one output.
 *
 * @param node whose, or on which it ran
 * @param file where it lies
 * @param command what printed it
 * @param inside the pod, container or namespace that it ran in, if that is not the node's own
 *     network; its facts are not the node's; else null
 * @param probe whose parser read it; null where nobody reads such a command, or its status says
 *     that it shows nothing
 * @param status what became of the command
 * @param lines how many lines are not blank
 * @param facts in the order of the output
 * @param raw how many lines are raw text of a log
 * @param unread in the order of the output; of an output without parser all of it as one
 */
record ReadOutput(
    String node,
    String file,
    String command,
    @Nullable String inside,
    @Nullable String probe,
    String status,
    int lines,
    List<Stated> facts,
    int raw,
    List<Unread> unread) {

  /**
   * A fact and the lines that it was read from.
   *
   * @param lines in order; never empty
   */
  record Stated(Fact fact, List<Evidence> lines) {

    Stated {
      lines = List.copyOf(lines);
    }
  }

  ReadOutput {
    facts = List.copyOf(facts);
    unread = List.copyOf(unread);
  }

  /** The same output with what was made of it. */
  ReadOutput with(List<Stated> facts, int raw, List<Unread> unread) {
    return new ReadOutput(node, file, command, inside, probe, status, lines, facts, raw, unread);
  }

  /** How many of its lines a parser understood; of an output without parser none. */
  int understood() {
    return probe == null
        ? 0
        : lines - (int) Math.min(lines, unread.stream().map(Unread::line).distinct().count());
  }
}
