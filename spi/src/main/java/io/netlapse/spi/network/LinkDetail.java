package io.netlapse.spi.network;

import static io.netlapse.spi.network.FactFields.required;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What sort of virtual device a device is and how it is set up, as {@code ip -d} tells it. Timers,
 * elected roots and whatever else runs by itself is left out, and so is what older versions of
 * {@code ip} hide behind a default.
 *
 * @param dev the device
 * @param kind {@code vxlan bridge veth dummy ipip bond vlan ...}; {@code device} for one that is
 *     not virtual
 * @param attributes the kind's own settings by the names that {@code ip} prints: {@code id}, {@code
 *     local}, {@code dstport}, {@code link} (the device below) of vxlan; those of a port of a
 *     bridge or bond begin with {@code port-}. Switches are {@code on} or {@code off}
 */
public record LinkDetail(String dev, String kind, SortedMap<String, String> attributes) {

  /** {@code dev kind} and the attributes by their names. */
  public static final FactKind KIND = FactKind.single("link-detail", "dev");

  private static final List<String> FIELDS = List.of("dev", "kind");

  /** Copies the attributes. */
  public LinkDetail {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static LinkDetail of(Fact fact) {
    FactFields.require(fact, KIND);
    return new LinkDetail(
        required(fact, "dev"), required(fact, "kind"), FactFields.others(fact, FIELDS));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new FactFields().put("dev", dev).put("kind", kind).putAll(attributes).of(KIND);
  }
}
