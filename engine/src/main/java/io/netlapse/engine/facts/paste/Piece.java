package io.netlapse.engine.facts.paste;

import io.netlapse.spi.fact.Span;
import org.jspecify.annotations.Nullable;

/**
 * One command of a terminal and what it printed.
 *
 * @param host the node that the command ran on, as the prompt, {@code ssh} or a loop names it; null
 *     where nothing does
 * @param led whether {@code ssh}, a loop or the like named the host, and no prompt did: then it is
 *     another than the one on which the command was typed
 * @param inside what it was run in if that is not the node itself: {@code pod NAME}, {@code
 *     container NAME}, {@code pid NUMBER}, {@code netns NAME}, {@code several nodes}; null for the
 *     node
 * @param command the command line without what led there ({@code ssh}, {@code kubectl exec}, {@code
 *     nsenter}); empty for an output whose command is not there
 * @param commandSpan where the command line stands, as it was typed; null where it is not there
 * @param output where the output stands: whole lines, without the blank ones around them
 */
public record Piece(
    @Nullable String host,
    boolean led,
    @Nullable String inside,
    String command,
    @Nullable Span commandSpan,
    Span output) {

  /**
   * Whether it tells of a node: not of the network of a pod, a container or a namespace. A pod of
   * the host network tells of its node.
   */
  public boolean isOfNode() {
    return new LedCommand(host, inside, command).isOfNode();
  }
}
