package io.netlapse.spi.network;

import static io.netlapse.spi.network.FactFields.optional;
import static io.netlapse.spi.network.FactFields.required;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the neighbour table that somebody made: which link-layer address an address has
 * (ip-neighbour(8)). What the kernel learns by itself is a {@link LearnedNeighbour}; an entry that
 * is still being asked for, or that failed, is no fact.
 *
 * @param dev the device
 * @param address the neighbour's address
 * @param lladdr its link-layer address; null for a proxy entry, and on links that have none
 * @param state {@code permanent}, {@code noarp}, {@code dynamic} for one that was learned elsewhere
 *     and put in (reachable, stale, delay, probe), {@code none} for a proxy entry
 * @param flags {@code router proxy extern_learn managed ...}, in the order of their texts
 * @param proto who made it; null where nothing was told
 */
public record Neighbour(
    String dev,
    IpAddress address,
    @Nullable String lladdr,
    String state,
    List<String> flags,
    @Nullable String proto) {

  /** {@code family dev address lladdr state flags proto}. */
  public static final FactKind KIND = FactKind.multi("neighbour", "family", "dev", "address");

  /** Copies the flags. */
  public Neighbour {
    flags = flags.stream().sorted().toList();
  }

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that every entry
   *     has
   */
  public static Neighbour of(Fact fact) {
    return fact.view(Neighbour.class, Neighbour::read);
  }

  private static Neighbour read(Fact fact) {
    FactFields.require(fact, KIND);
    return new Neighbour(
        required(fact, "dev"),
        FactFields.address(fact, "address"),
        optional(fact, "lladdr"),
        required(fact, "state"),
        Fields.words(fact, "flags"),
        optional(fact, "proto"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new FactFields()
        .put("family", address.family().word())
        .put("dev", dev)
        .put("address", address.text())
        .put("lladdr", lladdr)
        .put("state", state)
        .put("flags", flags)
        .put("proto", proto)
        .of(KIND);
  }
}
