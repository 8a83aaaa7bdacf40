package io.netlapse.spi.network;

import static io.netlapse.spi.network.FactFields.required;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import java.util.List;

/**
 * Whether a device is up.
 *
 * @param dev the device
 * @param state the operational state (RFC 2863): {@code UP DOWN UNKNOWN LOWERLAYERDOWN DORMANT ...}
 * @param flags the device flags (netdevice(7)): {@code UP LOWER_UP BROADCAST NO-CARRIER ...}, in
 *     the order of their texts
 */
public record LinkState(String dev, String state, List<String> flags) {

  /** {@code dev state flags}. */
  public static final FactKind KIND = FactKind.single("link-state", "dev");

  /** Copies the flags. */
  public LinkState {
    flags = flags.stream().sorted().toList();
  }

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static LinkState of(Fact fact) {
    return fact.view(LinkState.class, LinkState::read);
  }

  private static LinkState read(Fact fact) {
    FactFields.require(fact, KIND);
    return new LinkState(
        required(fact, "dev"), required(fact, "state"), Fields.words(fact, "flags"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new FactFields().put("dev", dev).put("state", state).put("flags", flags).of(KIND);
  }
}
