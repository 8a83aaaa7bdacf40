package io.netlapse.spi.network;

import static io.netlapse.spi.network.FactFields.required;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;

/**
 * The link-layer address that the kernel found for an address by asking, and forgets by itself
 * (ip-neighbour(8): reachable, stale, delay, probe). That an entry is not listed says nothing of
 * it: no scope covers it. An entry that shows another link-layer address denies this one, for a
 * device's neighbour has one at a time: then the address moved, or two nodes have it.
 *
 * @param dev the device
 * @param address the neighbour's address
 * @param lladdr its link-layer address
 */
public record LearnedNeighbour(String dev, IpAddress address, String lladdr) {

  /** {@code family dev address lladdr}. */
  public static final FactKind KIND =
      FactKind.single("neighbour-learned", "family", "dev", "address");

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field
   */
  public static LearnedNeighbour of(Fact fact) {
    FactFields.require(fact, KIND);
    return new LearnedNeighbour(
        required(fact, "dev"), FactFields.address(fact, "address"), required(fact, "lladdr"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new FactFields()
        .put("family", address.family().word())
        .put("dev", dev)
        .put("address", address.text())
        .put("lladdr", lladdr)
        .of(KIND);
  }
}
