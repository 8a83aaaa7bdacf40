package io.netlapse.spi.network;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the kernel treats the packets of a device and family (ip-netconf(8)). It is what the sysctls
 * below {@code net.ipv4.conf} and {@code net.ipv6.conf} say, but {@code rp_filter} is the device's
 * own and not the stricter of its own and that of {@code all}.
 *
 * @param family {@code inet}, {@code inet6} or {@code mpls}
 * @param dev the device; {@code all} or {@code default} for these two
 * @param settings by name: {@code forwarding rp_filter mc_forwarding proxy_neigh
 *     ignore_routes_with_linkdown bc_forwarding input}; {@code on}, {@code off}, of {@code
 *     rp_filter} also {@code strict} and {@code loose}
 */
public record Netconf(String family, String dev, SortedMap<String, String> settings) {

  /** {@code family dev} and the settings by their names. */
  public static final FactKind KIND = FactKind.single("netconf", "family", "dev");

  private static final List<String> FIELDS = List.of("family", "dev");

  /** Copies the settings. */
  public Netconf {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /**
   * Reads a fact.
   *
   * @throws IllegalArgumentException if it is of another kind, or lacks a field that all have
   */
  public static Netconf of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new Netconf(
        Fields.text(fact, "family"), Fields.text(fact, "dev"), FactFields.others(fact, FIELDS));
  }

  /** The fact that this is a view of. */
  public Fact toFact() {
    return new FactFields().put("family", family).put("dev", dev).putAll(settings).of(KIND);
  }
}
