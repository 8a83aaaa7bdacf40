package io.netlapse.diagnose.outputs;

import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
import java.util.Arrays;

/** Where pieces of one output stand. Counts the lines once, not once for each piece. */
public final class Lines {

  private final String text;
  private final int[] ends;

  /** Of one output. */
  public Lines(String text) {
    this.text = text;
    int[] found = new int[16];
    int count = 0;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      found = count < found.length ? found : Arrays.copyOf(found, 2 * count);
      found[count++] = at;
    }
    ends = Arrays.copyOf(found, count);
  }

  /** The number of the line on which a piece begins, from 1. */
  public int number(Span span) {
    int found = Arrays.binarySearch(ends, span.start());
    return found >= 0 ? found + 1 : -found;
  }

  /** The piece itself, without a line end. */
  public String text(Span span) {
    return span.of(text).stripTrailing();
  }

  /** The piece as evidence. */
  public Evidence evidence(NodeId node, ProbeId probe, Span span) {
    return new Evidence(node, probe, number(span), text(span));
  }
}
