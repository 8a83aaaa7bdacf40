package io.netlapse.engine.diagnostics.ipvs;

import io.netlapse.engine.diagnostics.BeliefFilter;
import io.netlapse.engine.diagnostics.kernel.KernelSettings;
import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.spi.config.ConfigSetting;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.kernel.Sysctl;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every node answers ARP for what stands on kube-ipvs0, while an announcer on layer 2 counts on
 * answering alone. Page: {@code docs/rules/strict-arp-off.md}.
 */
public final class StrictArpOff implements BeliefFilter {

  private static final RuleInfo INFO =
      new RuleInfo(
          "strict-arp-off",
          "Nodes answer ARP for addresses that one of them announces",
          Severity.WARNING,
          Kinds.of(IpvsUse.KINDS, LayerTwoAnnouncer.KINDS, List.of(Sysctl.KIND)),
          LayerTwoAnnouncer.KINDS,
          List.of(
              new Mechanism(
                  EventKind.UPGRADE, "kube-proxy", "its configuration is written anew without it"),
              new Mechanism(
                  EventKind.RESTART, "kube-proxy", "kube-proxy sets the two settings at its start"),
              new Mechanism(EventKind.EXTERNAL, "*", "hardening sets arp_ignore otherwise")));

  /** For {@link java.util.ServiceLoader}. */
  public StrictArpOff() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean matters(Fact believed) {
    return LayerTwoAnnouncer.isOne(believed);
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    Optional<SeenFact> ipvs = IpvsUse.of(node);
    if (ipvs.isEmpty() && IpvsUse.wasLookedAt(node)) {
      return List.of();
    }
    Optional<LayerTwoAnnouncer> announcer = LayerTwoAnnouncer.of(node, cluster);
    Optional<SeenFact> loose = loose(node);
    if (loose.isEmpty() && isStrict(node)) {
      return List.of();
    }
    if (ipvs.isPresent() && announcer.isPresent() && loose.isPresent()) {
      return List.of(finding(node, ipvs.get(), announcer.get(), loose.get()));
    }
    return ipvs.isPresent() && announcer.isEmpty() && LayerTwoAnnouncer.wasLookedFor(node, cluster)
        ? List.of()
        : List.of(
            new Outcome.Unknown(
                null, "arp_ignore, IPVS and who announces addresses on " + node.id().name()));
  }

  /** The line that says that ARP is answered for addresses of any device. */
  private static Optional<SeenFact> loose(NodeView node) {
    KernelSettings kernel = KernelSettings.of(node);
    boolean byDevice =
        kernel.all().stream()
            .map(seen -> Sysctl.of(seen.fact()))
            .filter(one -> "net.ipv4.conf.*.arp_ignore".equals(one.variable()))
            .anyMatch(
                one -> {
                  String dev = one.dev();
                  return dev != null
                      && !dev.equals("all")
                      && !dev.equals("default")
                      && OwnAddresses.isUplink(dev)
                      && !"0".equals(one.value());
                });
    if (byDevice) {
      return Optional.empty();
    }
    return kernel.shown("net.ipv4.conf.all.arp_ignore").isPresent()
        ? kernel.shown("net.ipv4.conf.all.arp_ignore", "0")
        : configured(node, "false");
  }

  private static boolean isStrict(NodeView node) {
    return KernelSettings.of(node).shown("net.ipv4.conf.all.arp_ignore").isPresent()
        || configured(node, "true").isPresent();
  }

  private static Optional<SeenFact> configured(NodeView node, String value) {
    return node.facts(ConfigSetting.KIND).stream()
        .filter(
            seen -> {
              ConfigSetting setting = ConfigSetting.of(seen.fact());
              return setting.owner().equals("kube-proxy")
                  && setting.path().equals("ipvs.strictARP")
                  && value.equals(setting.value());
            })
        .findFirst();
  }

  private static Outcome.Finding finding(
      NodeView node, SeenFact ipvs, LayerTwoAnnouncer announcer, SeenFact loose) {
    boolean sure = announcer.isSure() && loose.fact().kind().equals(Sysctl.KIND);
    String name = node.id().name();
    List<Evidence> evidence =
        Stream.of(loose, announcer.seen(), ipvs).map(SeenFact::evidence).distinct().toList();
    return new Outcome.Finding(
        "net.ipv4.conf.all.arp_ignore",
        sure ? Severity.WARNING : Severity.INFO,
        "%s answers ARP for every load-balancer address, beside the one that announces it"
            .formatted(name),
        ("kube-proxy puts every load-balancer address on kube-ipvs0 of every node, and with"
                + " arp_ignore 0 the kernel of %s answers ARP for an address of any of its devices."
                + " %s lets one node answer for each address. So clients learn now one node's MAC"
                + " and now another's: connections break when that changes, and policy Local drops"
                + " those that come to the wrong node.")
            .formatted(name, announcer.name()),
        evidence,
        List.of(
            "sysctl net.ipv4.conf.all.arp_ignore net.ipv4.conf.all.arp_announce",
            "kubectl -n kube-system get configmap kube-proxy -o yaml | grep strictARP",
            "arping -c 3 -I UPLINK LOAD-BALANCER-ADDRESS   # from another machine: one MAC or"
                + " two?"),
        new Remedy(
            List.of("sysctl -w net.ipv4.conf.all.arp_ignore=1 net.ipv4.conf.all.arp_announce=2"),
            "Set ipvs.strictARP: true in the ConfigMap kube-proxy of kube-system and restart"
                + " kube-proxy on every node: it sets both at its start.",
            "sysctl -w net.ipv4.conf.all.arp_ignore=0 net.ipv4.conf.all.arp_announce=0",
            "A node then answers ARP only for addresses of the device at which the question came:"
                + " what relies on the opposite stops (Antrea's Egress, addresses on lo for direct"
                + " return)."));
  }
}
