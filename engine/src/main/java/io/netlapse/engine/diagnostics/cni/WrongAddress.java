package io.netlapse.engine.diagnostics.cni;

import static java.util.stream.Collectors.joining;

import io.netlapse.engine.diagnostics.network.NodeAddress;
import io.netlapse.spi.calico.CalicoBgpPeerStatus;
import io.netlapse.spi.calico.CalicoNodeAddress;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.kubernetes.NodeFirstAddress;
import io.netlapse.spi.network.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The words about an address that a plug-in took and that the API does not know for the node. */
final class WrongAddress {

  private WrongAddress() {}

  /** The finding; a suspicion where nothing but the difference itself speaks against it. */
  static Outcome of(NodeView view, TakenAddresses known, TakenAddresses.Taken taken) {
    IpAddress address = taken.address().address();
    String right =
        known.own().getOrDefault(taken.node(), Set.of()).stream()
            .filter(own -> own.family() == address.family())
            .map(IpAddress::text)
            .collect(joining(", "));
    List<SeenFact> speaking = new ArrayList<>(downPeers(view));
    speaking.addAll(onOtherDevice(view, address));
    boolean sure = known.isTwice(taken) || known.othersAreElsewhere(taken) || !speaking.isEmpty();
    List<Evidence> evidence = new ArrayList<>(List.of(taken.seen().evidence()));
    apiSays(view, taken.node()).map(SeenFact::evidence).limit(1).forEach(evidence::add);
    speaking.stream().map(SeenFact::evidence).limit(3).forEach(evidence::add);
    return new Outcome.Finding(
        taken.node(),
        sure ? Severity.CRITICAL : Severity.INFO,
        "%s uses %s for %s, whose address is %s"
            .formatted(taken.plugin(), address, taken.node(), right),
        ("%s told the other nodes to reach %s at %s, and the API knows it as %s. The other nodes"
                + " send %s to the wrong place, or do not take what comes from %s, because they"
                + " never heard of it. %s")
            .formatted(
                taken.plugin(),
                taken.node(),
                address,
                right,
                taken.plugin().equals("Calico") ? "BGP and tunnelled packets" : "pods' packets",
                right,
                known.isTwice(taken)
                    ? "Another node has the very same address: it is one that each machine has for"
                        + " itself, such as that of a NAT."
                    : sure
                        ? ""
                        : "It may be meant so, where a network of its own carries pods: then every"
                            + " node's address lies in that network."),
        evidence,
        List.of(
            "kubectl get node %s -o wide".formatted(taken.node()),
            taken.plugin().equals("Calico")
                ? "calicoctl get node %s -o yaml".formatted(taken.node())
                : "kubectl get node %s -o yaml | grep flannel".formatted(taken.node()),
            "ip -br address"),
        remedy(taken.plugin(), taken.node()));
  }

  /** How to make a plug-in choose by the API's address. */
  static Remedy remedy(String plugin, String node) {
    boolean calico = plugin.equals("Calico");
    return new Remedy(
        List.of(
            calico
                ? "kubectl set env daemonset/calico-node -n kube-system"
                    + " IP_AUTODETECTION_METHOD=kubernetes-internal-ip"
                : "kubectl edit daemonset -n kube-flannel kube-flannel-ds"),
        calico
            ? "With the operator set spec.calicoNetwork.nodeAddressAutodetectionV4 of the"
                + " Installation to kubernetes: NodeInternalIP instead, for it undoes the command."
                + " firstFound takes whatever interface comes first by its number."
            : ("Add --iface=DEVICE or --iface-can-reach=GATEWAY to flannel's arguments (k3s:"
                    + " --flannel-iface DEVICE), with the device that has the address of %s.")
                .formatted(node),
        calico
            ? "kubectl rollout undo daemonset -n kube-system calico-node"
            : "kubectl rollout undo daemonset -n kube-flannel kube-flannel-ds",
        "The agents restart one after the other, and each node's routes are made anew.");
  }

  private static List<SeenFact> downPeers(NodeView view) {
    return view.facts(CalicoBgpPeerStatus.KIND).stream()
        .filter(
            seen -> {
              CalicoBgpPeerStatus status = CalicoBgpPeerStatus.of(seen.fact());
              return !status.established() && status.type().equals("node-to-node mesh");
            })
        .toList();
  }

  private static List<SeenFact> onOtherDevice(NodeView view, IpAddress address) {
    return NodeAddress.of(view).stream()
        .filter(own -> own.address().address().equals(address))
        .filter(own -> CniWrongInterface.isOfContainers(own.dev()))
        .map(NodeAddress::seen)
        .toList();
  }

  private static Stream<SeenFact> apiSays(NodeView view, String node) {
    return Stream.of(
            io.netlapse.spi.kubernetes.NodeAddress.KIND,
            NodeFirstAddress.KIND,
            CalicoNodeAddress.KIND)
        .flatMap(kind -> view.facts(kind).stream())
        .filter(seen -> seen.fact().field("node", "").equals(node))
        .filter(seen -> seen.fact().field("type", "").equals("InternalIP"));
  }
}
