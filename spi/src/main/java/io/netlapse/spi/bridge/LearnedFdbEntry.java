package io.netlapse.spi.bridge;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Where a bridge or a VXLAN device found a link-layer address by looking at traffic (bridge(8)). It
 * forgets it by itself, so that no scope covers it: that it is not listed says nothing. An entry
 * that shows another port or remote end denies this one: then the address moved, or is there twice.
 *
 * @param table who learned it: the bridge, or the VXLAN device
 * @param lladdr the link-layer address
 * @param vlan the VLAN; null for none
 * @param dev the port behind which it is; the device itself where that learned it
 * @param dst the remote end's address; null for none
 * @param vni the VXLAN network id; null for the device's own
 */
public record LearnedFdbEntry(
    String table,
    String lladdr,
    @Nullable String vlan,
    String dev,
    @Nullable String dst,
    @Nullable String vni) {

  /** {@code table lladdr vlan dev dst vni}. */
  public static final FactKind KIND =
      FactKind.single("bridge-fdb-learned", "table", "lladdr", "vlan", "vni");

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static LearnedFdbEntry of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new LearnedFdbEntry(
        Fields.text(fact, "table"),
        Fields.text(fact, "lladdr"),
        Fields.textOrNull(fact, "vlan"),
        Fields.text(fact, "dev"),
        Fields.textOrNull(fact, "dst"),
        Fields.textOrNull(fact, "vni"));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new Fields()
        .with("table", table)
        .with("lladdr", lladdr)
        .with("vlan", vlan)
        .with("dev", dev)
        .with("dst", dst)
        .with("vni", vni)
        .fact(KIND);
  }
}
