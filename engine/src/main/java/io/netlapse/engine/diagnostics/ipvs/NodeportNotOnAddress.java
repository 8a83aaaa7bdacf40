package io.netlapse.engine.diagnostics.ipvs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.NodeAddress;
import io.netlapse.spi.config.ConfigSetting;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.ipvs.IpvsService;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.network.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * NodePorts answer on one address of a device and not on another. Page: {@code
 * docs/rules/nodeport-not-on-address.md}.
 */
public final class NodeportNotOnAddress implements Diagnostic {

  private static final RuleInfo INFO =
      new RuleInfo(
          "nodeport-not-on-address",
          "NodePorts have IPVS servers on one address of a device and not on another",
          Severity.WARNING,
          Kinds.of(
              NodeAddress.KINDS,
              NodePortRange.KINDS,
              List.of(IpvsVirtualServer.KIND, ConfigSetting.KIND)),
          List.of(),
          List.of(
              new Mechanism(
                  EventKind.FAILOVER, "*", "an address that moves here is seen at the next sync"),
              new Mechanism(
                  EventKind.RESTART, "keepalived.service", "keepalived sets its addresses anew"),
              new Mechanism(
                  EventKind.UPGRADE,
                  "kube-proxy",
                  "releases choose a node's addresses otherwise")));

  /** For {@link java.util.ServiceLoader}. */
  public NodeportNotOnAddress() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    if (!NodeAddress.wereLookedAt(node) || !node.lookedAt(IpvsVirtualServer.KIND)) {
      return List.of(
          new Outcome.Unknown(null, "addresses and IPVS servers of " + node.id().name()));
    }
    if (!node.wouldShow(IpvsVirtualServer.KIND, Map.of())) {
      // Some servers were searched for: that others are not there says nothing.
      return List.of(new Outcome.Unknown(null, "all IPVS servers of " + node.id().name()));
    }
    NodePortRange range = NodePortRange.of(node);
    ProvenNodePorts proven = ProvenNodePorts.of(node);
    Map<IpAddress, List<SeenFact>> servers =
        node.facts(IpvsVirtualServer.KIND).stream()
            .filter(seen -> service(seen).address() != null)
            .filter(seen -> range.holds(service(seen)) || proven.hold(service(seen)))
            .collect(groupingBy(seen -> addressOf(service(seen)), TreeMap::new, toList()));
    List<Outcome> outcomes = new ArrayList<>();
    Map<String, List<NodeAddress>> devices =
        NodePortAddresses.of(node)
            .collect(
                groupingBy(
                    address -> address.dev() + address.address().family(), TreeMap::new, toList()));
    for (List<NodeAddress> device : devices.values()) {
      outcomes.addAll(missing(node, device, servers));
    }
    return outcomes;
  }

  private static List<Outcome> missing(
      NodeView node, List<NodeAddress> device, Map<IpAddress, List<SeenFact>> servers) {
    Optional<NodeAddress> served =
        device.stream()
            .filter(address -> servers.containsKey(address.address().address()))
            .findFirst();
    if (served.isEmpty()) {
      return List.of();
    }
    List<SeenFact> there = servers.getOrDefault(served.get().address().address(), List.of());
    List<Outcome> outcomes = new ArrayList<>();
    for (NodeAddress address : device) {
      SortedSet<String> here = ports(servers.getOrDefault(address.address().address(), List.of()));
      SortedSet<String> lacking = ports(there);
      lacking.removeAll(here);
      if (!lacking.isEmpty()) {
        Severity severity = here.isEmpty() ? Severity.WARNING : Severity.INFO;
        outcomes.add(finding(node.id().name(), severity, address, served.get(), lacking, there));
      }
    }
    return outcomes;
  }

  private static SortedSet<String> ports(List<SeenFact> servers) {
    return servers.stream()
        .map(NodeportNotOnAddress::service)
        .map(service -> service.protocol() + " " + service.port())
        .collect(toCollection(TreeSet::new));
  }

  private static IpvsService service(SeenFact seen) {
    return IpvsVirtualServer.of(seen.fact()).service();
  }

  private static IpAddress addressOf(IpvsService service) {
    IpAddress address = service.address();
    if (address == null) {
      throw new IllegalArgumentException("a virtual server of a mark: " + service);
    }
    return address;
  }

  private static Outcome.Finding finding(
      String node,
      Severity severity,
      NodeAddress address,
      NodeAddress served,
      SortedSet<String> lacking,
      List<SeenFact> there) {
    IpAddress without = address.address().address();
    IpAddress with = served.address().address();
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(address.seen().evidence());
    there.stream().limit(3).map(SeenFact::evidence).forEach(evidence::add);
    String port = lacking.first().substring(lacking.first().indexOf(' ') + 1);
    return new Outcome.Finding(
        without.text(),
        severity,
        "NodePorts of %s answer on %s and not on %s".formatted(node, with, without),
        ("Both addresses are on %s of %s. IPVS has virtual servers for %s on %s and none on %s, so"
                + " a client that asks there is refused or waits: in IPVS mode a NodePort exists"
                + " only where kube-proxy made a server for that address. kube-proxy looks at the"
                + " node's addresses at each sync (30 seconds); one that came a moment ago is"
                + " served soon, one that stays without was not recognised.")
            .formatted(address.dev(), node, String.join(", ", lacking), with, without),
        evidence,
        List.of(
            "ip address show dev " + address.dev(),
            "ipvsadm -Ln | grep -F " + without,
            "kubectl -n kube-system get configmap kube-proxy -o yaml | grep -A3 nodePortAddresses"),
        new Remedy(
            List.of(
                "kubectl -n kube-system delete pod -l k8s-app=kube-proxy --field-selector"
                    + " spec.nodeName="
                    + node),
            "If the address stays without after a restart: old releases of kube-proxy take only the"
                + " first address of a network, so give the virtual address the length /32 in"
                + " keepalived; and check that nodePortAddresses, if set, has it.",
            "None is needed.",
            "A restart of kube-proxy does not touch connections. Connecting to port %s of %s tells"
                    .formatted(port, without)
                + " whether it helped."));
  }
}
