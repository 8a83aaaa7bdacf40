package io.netlapse.diagnose.outputs;

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
    int lines) {

  /** Whether the command ran and was answered. */
  public boolean observes() {
    return section.status().observes();
  }
}
