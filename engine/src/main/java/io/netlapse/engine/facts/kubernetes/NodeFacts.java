package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.ClusterNode;
import io.netlapse.spi.kubernetes.FlannelLease;
import io.netlapse.spi.kubernetes.NodeAddress;
import io.netlapse.spi.kubernetes.NodeAnnotation;
import io.netlapse.spi.kubernetes.NodeCondition;
import io.netlapse.spi.kubernetes.NodeFirstAddress;
import io.netlapse.spi.kubernetes.NodeLabel;
import io.netlapse.spi.kubernetes.NodeNetworkNotReady;
import io.netlapse.spi.kubernetes.NodeOperatingSystem;
import io.netlapse.spi.kubernetes.NodePodCidr;
import io.netlapse.spi.kubernetes.NodeReadiness;
import io.netlapse.spi.kubernetes.NodeRoles;
import io.netlapse.spi.kubernetes.NodeRuntime;
import io.netlapse.spi.kubernetes.NodeScheduling;
import io.netlapse.spi.kubernetes.NodeTaint;
import io.netlapse.spi.kubernetes.NodeVersion;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The facts about a node, from the words that objects, tables and descriptions tell them in. */
final class NodeFacts {

  /** Every kind. */
  static final List<FactKind> KINDS =
      List.of(
          ClusterNode.KIND,
          NodeAddress.KIND,
          NodeFirstAddress.KIND,
          NodePodCidr.KIND,
          NodeVersion.KIND,
          NodeRuntime.KIND,
          NodeOperatingSystem.KIND,
          NodeCondition.KIND,
          NodeReadiness.KIND,
          NodeNetworkNotReady.KIND,
          NodeScheduling.KIND,
          NodeTaint.KIND,
          NodeRoles.KIND,
          NodeLabel.KIND,
          NodeAnnotation.KIND,
          FlannelLease.KIND);

  private static final String ROLE = "node-role.kubernetes.io/";

  private static final List<String> HARDWARE =
      List.of(
          "feature.node.kubernetes.io/",
          "nvidia.com/",
          "amd.com/",
          "intel.feature.node.kubernetes.io/",
          "beta.kubernetes.io/arch",
          "beta.kubernetes.io/os");

  private static final List<String> NETWORK =
      List.of(
          "flannel.alpha.coreos.com/",
          "projectcalico.org/",
          "kube-router.io/",
          "network.cilium.io/",
          "io.cilium.",
          "k8s.ovn.org/",
          "ovn.kubernetes.io/",
          "submariner.io/",
          "weave.works/",
          "node.antrea.io/",
          "metallb.universe.tf/",
          "metallb.io/",
          "k3s.io/internal-ip",
          "k3s.io/external-ip",
          "k3s.io/hostname",
          "alpha.kubernetes.io/provided-node-ip",
          "kubeadm.alpha.kubernetes.io/cri-socket");

  private NodeFacts() {}

  /** That the network is why a node is not ready, as kubelet says it since its early releases. */
  static Optional<Fact> network(String node, boolean ready, String message) {
    boolean lacking =
        message.contains("NetworkReady=false") || message.contains("network plugin is not ready");
    return ready || !lacking
        ? Optional.empty()
        : Optional.of(new NodeNetworkNotReady(node).toFact());
  }

  static Optional<Fact> firstAddress(String node, String type, String word) {
    return Texts.address(word).map(address -> new NodeFirstAddress(node, type, address).toFact());
  }

  static Fact version(String node, String component, String word) {
    return new NodeVersion(node, component, Texts.version(word)).toFact();
  }

  /** Of {@code containerd://1.7.2}. */
  static Optional<Fact> runtime(String node, String word) {
    int mark = word.indexOf("://");
    return mark <= 0 || mark + 3 == word.length()
        ? Optional.empty()
        : Optional.of(
            new NodeRuntime(node, word.substring(0, mark), Texts.version(word.substring(mark + 3)))
                .toFact());
  }

  /** The role that a label gives a node. */
  static Optional<String> role(String label, String value) {
    if (label.startsWith(ROLE) && label.length() > ROLE.length()) {
      return Optional.of(label.substring(ROLE.length()));
    }
    return label.equals("kubernetes.io/role") && !value.isEmpty()
        ? Optional.of(value)
        : Optional.empty();
  }

  static Fact roles(String node, Collection<String> roles) {
    return new NodeRoles(node, Texts.orNull(String.join(",", new TreeSet<>(roles)))).toFact();
  }

  /** A label, unless it describes hardware. */
  static Optional<Fact> label(String node, String label, String value) {
    return begins(label, HARDWARE)
        ? Optional.empty()
        : Optional.of(new NodeLabel(node, label, Texts.orNull(value)).toFact());
  }

  /** An annotation, if a network plug-in wrote it. */
  static Optional<Fact> annotation(String node, String annotation, String value) {
    return begins(annotation, NETWORK)
        ? Optional.of(new NodeAnnotation(node, annotation, Texts.orNull(value)).toFact())
        : Optional.empty();
  }

  private static boolean begins(String name, List<String> starts) {
    return starts.stream().anyMatch(name::startsWith);
  }
}
