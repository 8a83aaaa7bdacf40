package io.netlapse.diagnose.outputs;

import io.netlapse.engine.facts.paste.Paste;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.Section;
import org.jspecify.annotations.Nullable;

/**
 * What one command printed, and what it says.
 *
 * @param node whose, or on which it ran
 * @param file where it lies
 * @param section the output of which it is all or a part
 * @param command the command, without what led to it; empty where nobody told it
 * @param inside the pod, container or namespace that it ran in, if that is not the node's own
 *     network: its facts are not the node's; else null
 * @param probe whose parser read it; null where none reads such a command, or its status says that
 *     it shows nothing
 * @param scope which facts it could have shown, apart from those that it shows
 * @param reading what it says, in places of the section; empty without a parser
 * @param lines how many lines are not blank, the one with the prompt included
 * @param pasted how it was pasted; null for what a program captured
 */
public record ReadPiece(
    NodeId node,
    String file,
    Section section,
    String command,
    @Nullable String inside,
    @Nullable ProbeId probe,
    Scope scope,
    Reading reading,
    int lines,
    @Nullable Pasted pasted) {

  /**
   * What is known of a pasted output beside what it says.
   *
   * @param paste the output, repaired
   * @param isWhole whether it stands here as it was printed, to its end: nothing was repaired or
   *     left out, and something follows it, or it is a file of its own
   * @param isNodeNamed whether a prompt, {@code ssh} or the like names the node
   */
  public record Pasted(Paste paste, boolean isWhole, boolean isNodeNamed) {}

  /** Whether the command ran and was answered. */
  public boolean observes() {
    return section.status().observes();
  }
}
