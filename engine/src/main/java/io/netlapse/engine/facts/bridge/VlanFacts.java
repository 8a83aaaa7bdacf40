package io.netlapse.engine.facts.bridge;

import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.bridge.BridgeVlan;
import io.netlapse.spi.fact.Span;
import java.util.List;

/**
 * Writes a fact for each VLAN of a run, as long as there is no more of them than a node can have.
 * Not safe for many threads.
 */
final class VlanFacts {

  /** The VLANs of a hundred ports that carry all of them: damage must not blow up a few bytes. */
  private static final int MOST = 100 * 4095;

  private final ReadingDraft draft;
  private int written;

  VlanFacts(ReadingDraft draft) {
    this.draft = draft;
  }

  /**
   * Writes the facts.
   *
   * @return whether there was room for them
   */
  boolean add(String dev, VlanRange range, List<String> flags, Span span) {
    if (written + range.size() > MOST) {
      return false;
    }
    written += range.size();
    for (int vlan = range.first(); vlan <= range.last(); vlan++) {
      draft.fact(new BridgeVlan(dev, Integer.toString(vlan), flags).toFact(), span);
    }
    return true;
  }
}
