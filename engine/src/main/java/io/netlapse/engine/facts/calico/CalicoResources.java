package io.netlapse.engine.facts.calico;

import io.netlapse.engine.facts.manifest.ManifestReader;
import io.netlapse.spi.calico.CalicoBgpFilterRule;
import io.netlapse.spi.calico.CalicoBgpPeer;
import io.netlapse.spi.calico.CalicoCondition;
import io.netlapse.spi.calico.CalicoNode;
import io.netlapse.spi.calico.CalicoNodeAddress;
import io.netlapse.spi.calico.CalicoPool;
import io.netlapse.spi.calico.CalicoSetting;
import io.netlapse.spi.calico.CalicoTunnel;
import io.netlapse.spi.calico.CalicoWorkloadEndpoint;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.FactKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The resources of Calico by the names that {@code calicoctl} and {@code kubectl} take. */
public final class CalicoResources {

  private CalicoResources() {}

  /** Reads their objects. */
  public static ManifestReader reader() {
    return new CalicoReader();
  }

  /** The one name of a resource: lower-case letters, singular, group left out. */
  public static String canonical(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    int dot = lower.indexOf('.');
    String plain = dot < 0 ? lower : lower.substring(0, dot);
    return switch (plain) {
      case "ippools", "ipp" -> "ippool";
      case "bgppeers", "bgpp" -> "bgppeer";
      case "bgpfilters" -> "bgpfilter";
      case "bgpconfigurations", "bgpconfig", "bgpconfigs", "bgpc" -> "bgpconfiguration";
      case "felixconfigurations", "felixconfig", "felixconfigs", "fc" -> "felixconfiguration";
      case "nodes", "no" -> "node";
      case "workloadendpoints", "wep", "weps" -> "workloadendpoint";
      default -> plain;
    };
  }

  /**
   * The kinds of facts that all objects of a resource give whose facts have a field {@code name};
   * none for a resource of which no more is read than that it is there.
   */
  public static List<FactKind> kinds(String resource) {
    return switch (canonical(resource)) {
      case "ippool" -> List.of(CalicoPool.KIND);
      case "bgppeer" -> List.of(CalicoBgpPeer.KIND);
      default -> List.of();
    };
  }

  /** The settings that the whole of a configuration covers, or of those named. */
  public static List<Coverage> settings(String resource, List<String> names) {
    String kind =
        switch (canonical(resource)) {
          case "felixconfiguration" -> "felix";
          case "bgpconfiguration" -> "bgp";
          default -> "";
        };
    if (kind.isEmpty()) {
      return List.of();
    }
    return names.isEmpty()
        ? List.of(Coverage.where(CalicoSetting.KIND, Map.of("kind", kind)))
        : names.stream()
            .map(name -> Map.of("kind", kind, "name", name))
            .map(where -> Coverage.where(CalicoSetting.KIND, where))
            .toList();
  }

  /** Every kind that {@link #reader()} gives but that of what is merely there. */
  static List<FactKind> all() {
    return List.of(
        CalicoPool.KIND,
        CalicoBgpPeer.KIND,
        CalicoBgpFilterRule.KIND,
        CalicoSetting.KIND,
        CalicoNode.KIND,
        CalicoNodeAddress.KIND,
        CalicoTunnel.KIND,
        CalicoCondition.KIND,
        CalicoWorkloadEndpoint.KIND);
  }
}
