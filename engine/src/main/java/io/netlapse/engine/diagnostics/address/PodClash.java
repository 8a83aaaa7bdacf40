package io.netlapse.engine.diagnostics.address;

import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.engine.diagnostics.network.PodTable;
import io.netlapse.spi.calico.CalicoWorkloadEndpoint;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.NodeAddress;
import io.netlapse.spi.kubernetes.NodeFirstAddress;
import io.netlapse.spi.kubernetes.PodAddress;
import io.netlapse.spi.kubernetes.PodHostAddress;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An address that the cluster, or Calico's data store, tells of two pods. */
final class PodClash {

  /** What is read of the node that has the cluster's tables. */
  static final List<FactKind> KINDS =
      Kinds.of(PodTable.KINDS, List.of(NodeAddress.KIND, NodeFirstAddress.KIND));

  /** What is believed of the others: which addresses are nodes'. */
  static final List<FactKind> BELIEVED = List.of(NodeAddress.KIND, NodeFirstAddress.KIND);

  private static final int LINES = 5;

  private PodClash() {}

  static List<Outcome.Finding> of(NodeView node, ClusterView cluster) {
    Set<String> nodes = nodeAddresses(node);
    cluster.others(node).forEach(other -> nodes.addAll(nodeAddresses(other)));
    PodTable table = PodTable.of(node);
    SortedMap<IpAddress, List<SeenFact>> byAddress = new TreeMap<>();
    for (SeenFact seen : node.facts(PodAddress.KIND)) {
      PodAddress pod = PodAddress.of(seen.fact());
      if (isLive(table, pod) && !nodes.contains(pod.address().text())) {
        byAddress.computeIfAbsent(pod.address(), _ -> new ArrayList<>()).add(seen);
      }
    }
    List<Outcome.Finding> found = new ArrayList<>();
    byAddress.forEach(
        (address, pods) -> {
          if (pods.size() > 1 && areNotOfTheHost(table, pods)) {
            found.add(finding(address, pods));
          }
        });
    found.addAll(endpoints(node));
    return found;
  }

  private static Outcome.Finding finding(IpAddress address, List<SeenFact> pods) {
    List<String> names =
        pods.stream()
            .map(seen -> PodAddress.of(seen.fact()))
            .map(pod -> pod.namespace() + "/" + pod.pod())
            .toList();
    return new TwiceHeld(address)
        .byPods(
            names.size() + " running pods",
            "It is the address of %s.".formatted(String.join(" and of ", names)),
            pods.stream().map(SeenFact::evidence).limit(LINES).toList());
  }

  /** Pods of the host's network have their node's address, and are on one node. */
  private static boolean areNotOfTheHost(PodTable table, List<SeenFact> pods) {
    Set<String> on = new HashSet<>();
    boolean own = true;
    for (SeenFact seen : pods) {
      PodAddress pod = PodAddress.of(seen.fact());
      on.add(table.node(pod.namespace(), pod.pod()).orElse(""));
      own &= !table.hostNetwork(pod.namespace(), pod.pod()).orElse(true);
    }
    return own || (on.size() > 1 && !on.contains(""));
  }

  /** Pods that have ended keep their address in the API, and others get it. */
  private static boolean isLive(PodTable table, PodAddress pod) {
    List<String> told =
        Stream.of(table.status(pod.namespace(), pod.pod()), table.phase(pod.namespace(), pod.pod()))
            .flatMap(Optional::stream)
            .toList();
    return !told.isEmpty() && told.stream().allMatch("Running"::equals);
  }

  private static Set<String> nodeAddresses(NodeView view) {
    Set<String> addresses = new HashSet<>();
    OwnAddresses.of(view).keySet().forEach(address -> addresses.add(address.text()));
    for (FactKind kind : List.of(NodeAddress.KIND, NodeFirstAddress.KIND, PodHostAddress.KIND)) {
      view.facts(kind).forEach(seen -> addresses.add(seen.fact().field("address", "")));
    }
    return addresses;
  }

  /** Endpoints of two workloads with one address. */
  private static List<Outcome.Finding> endpoints(NodeView node) {
    SortedMap<IpAddress, SortedMap<String, SeenFact>> byAddress = new TreeMap<>();
    for (SeenFact seen : node.facts(CalicoWorkloadEndpoint.KIND)) {
      CalicoWorkloadEndpoint endpoint = CalicoWorkloadEndpoint.of(seen.fact());
      for (String network : endpoint.networks().split(",")) {
        IpPrefix.parse(network.trim())
            .map(IpPrefix::address)
            .ifPresent(
                address ->
                    byAddress
                        .computeIfAbsent(address, _ -> new TreeMap<>())
                        .put(endpoint.workload(), seen));
      }
    }
    List<Outcome.Finding> found = new ArrayList<>();
    byAddress.forEach(
        (address, workloads) -> {
          if (workloads.size() > 1) {
            found.add(
                new TwiceHeld(address)
                    .byPods(
                        workloads.size() + " endpoints of Calico's",
                        "It is the address of %s."
                            .formatted(String.join(" and of ", workloads.keySet())),
                        workloads.values().stream().map(SeenFact::evidence).limit(LINES).toList()));
          }
        });
    return found;
  }
}
