package io.netlapse.spi.network;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the neighbour table as {@code arp} tells it (arp(8), /proc/net/arp), which hides who
 * made it and all but two of its states. What has a number for its address and is not permanent is
 * a {@link LearnedNeighbour}; without {@code -n} names stand where they are known, and those are
 * never compared with addresses.
 *
 * @param form {@code arp} where the address is one, {@code arp-name} where it is a name
 * @param dev the device
 * @param address the address, or the name that the node has for it
 * @param lladdr the link-layer address; null for a proxy entry
 * @param state {@code permanent}, {@code dynamic} or, of a proxy entry, {@code proxy}
 */
public record NeighbourBrief(
    String form, String dev, String address, @Nullable String lladdr, String state) {

  /** {@code form dev address lladdr state}. */
  public static final FactKind KIND = FactKind.multi("neighbour-brief", "form", "dev", "address");

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static NeighbourBrief of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NeighbourBrief(
        Fields.text(fact, "form"),
        Fields.text(fact, "dev"),
        Fields.text(fact, "address"),
        Fields.textOrNull(fact, "lladdr"),
        Fields.text(fact, "state"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new Fields()
        .with("form", form)
        .with("dev", dev)
        .with("address", address)
        .with("lladdr", lladdr)
        .with("state", state)
        .fact(KIND);
  }
}
