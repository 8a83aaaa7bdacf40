package io.netlapse.spi.bridge;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a forwarding database that somebody made, or that the kernel keeps for a device's own
 * addresses: to which port a bridge, or to which remote end a VXLAN device, sends what is for a
 * link-layer address (bridge(8), {@code bridge fdb}). What a bridge learns from traffic is a {@link
 * LearnedFdbEntry}.
 *
 * @param dev the port or tunnel device
 * @param lladdr the link-layer address; all zeros where a VXLAN device sends what it does not know
 * @param vlan the VLAN; null for none
 * @param master the bridge that holds the entry; null where the device itself holds it
 * @param dst the remote end's address; null for none
 * @param port the remote end's UDP port; null for the device's own
 * @param vni the VXLAN network id of the entry; null for the device's own
 * @param sourceVni the network id that it is for, of a device of many; null for none
 * @param via the device that leads to the remote end; null where none is told
 * @param nexthop the id of the next-hop object; null for none
 * @param state {@code permanent} for an own address, {@code static}, or {@code dynamic} for one
 *     that another program learned and put in
 * @param flags {@code self router extern_learn offload sticky ...}, in the order of their texts
 */
public record FdbEntry(
    String dev,
    String lladdr,
    @Nullable String vlan,
    @Nullable String master,
    @Nullable String dst,
    @Nullable String port,
    @Nullable String vni,
    @Nullable String sourceVni,
    @Nullable String via,
    @Nullable String nexthop,
    String state,
    List<String> flags) {

  /** {@code dev lladdr vlan master dst port vni source-vni via nexthop state flags}. */
  public static final FactKind KIND =
      FactKind.multi("bridge-fdb", "dev", "lladdr", "vlan", "source-vni", "master");

  /** Sorts the flags. */
  public FdbEntry {
    flags = flags.stream().sorted().toList();
  }

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static FdbEntry of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new FdbEntry(
        Fields.text(fact, "dev"),
        Fields.text(fact, "lladdr"),
        Fields.textOrNull(fact, "vlan"),
        Fields.textOrNull(fact, "master"),
        Fields.textOrNull(fact, "dst"),
        Fields.textOrNull(fact, "port"),
        Fields.textOrNull(fact, "vni"),
        Fields.textOrNull(fact, "source-vni"),
        Fields.textOrNull(fact, "via"),
        Fields.textOrNull(fact, "nexthop"),
        Fields.text(fact, "state"),
        Fields.words(fact, "flags"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new Fields()
        .with("dev", dev)
        .with("lladdr", lladdr)
        .with("vlan", vlan)
        .with("master", master)
        .with("dst", dst)
        .with("port", port)
        .with("vni", vni)
        .with("source-vni", sourceVni)
        .with("via", via)
        .with("nexthop", nexthop)
        .with("state", state)
        .with("flags", String.join(",", flags))
        .fact(KIND);
  }
}
