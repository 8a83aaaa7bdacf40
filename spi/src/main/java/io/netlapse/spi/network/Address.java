package io.netlapse.spi.network;

import static io.netlapse.spi.network.FactFields.optional;
import static io.netlapse.spi.network.FactFields.required;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address of a device (ip-address(8)).
 *
 * @param dev the device
 * @param address the address with the length of its network, or of its peer's
 * @param peer the address at the other end of a point-to-point link, with its length; null for none
 * @param broadcast the broadcast address; null for none
 * @param anycast the anycast address; null for none
 * @param scope {@code global site link host nowhere} or a number
 * @param flags {@code secondary dynamic noprefixroute deprecated dadfailed mngtmpaddr temporary
 *     home nodad autojoin stable-privacy ...}, in the order of their texts; never {@code tentative}
 *     and {@code optimistic}, which pass by themselves
 * @param label the label; null where it is the device's name
 * @param metric the metric of the route that comes with the address; null where none was told
 * @param proto who made it; null where nothing was told
 */
public record Address(
    String dev,
    IpPrefix address,
    @Nullable String peer,
    @Nullable String broadcast,
    @Nullable String anycast,
    String scope,
    List<String> flags,
    @Nullable String label,
    @Nullable String metric,
    @Nullable String proto) {

  /** {@code family dev address peer broadcast anycast scope flags label metric proto}. */
  public static final FactKind KIND = FactKind.multi("address", "family", "dev", "address");

  /** Copies the flags. */
  public Address {
    flags = flags.stream().sorted().toList();
  }

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that every address
   *     has
   */
  public static Address of(Fact fact) {
    return fact.view(Address.class, Address::read);
  }

  private static Address read(Fact fact) {
    FactFields.require(fact, KIND);
    return new Address(
        required(fact, "dev"),
        FactFields.prefix(fact, "address"),
        optional(fact, "peer"),
        optional(fact, "broadcast"),
        optional(fact, "anycast"),
        required(fact, "scope"),
        Fields.words(fact, "flags"),
        optional(fact, "label"),
        optional(fact, "metric"),
        optional(fact, "proto"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new FactFields()
        .put("family", family().word())
        .put("dev", dev)
        .put("address", address.text())
        .put("peer", peer)
        .put("broadcast", broadcast)
        .put("anycast", anycast)
        .put("scope", scope)
        .put("flags", flags)
        .put("label", label)
        .put("metric", metric)
        .put("proto", proto)
        .of(KIND);
  }

  /** The family of the address. */
  public IpFamily family() {
    return address.family();
  }
}
