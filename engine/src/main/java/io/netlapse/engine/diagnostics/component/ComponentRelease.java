package io.netlapse.engine.diagnostics.component;

import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.ClusterVersion;
import io.netlapse.spi.kubernetes.ContainerImage;
import io.netlapse.spi.kubernetes.NodeVersion;
import io.netlapse.spi.kubernetes.PodNode;
import io.netlapse.spi.system.ComponentVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which release of Kubernetes a component is of, wherever that was told.
 *
 * @param component {@code kube-apiserver}, {@code kubelet}, {@code kube-proxy}, {@code kubectl},
 *     {@code kubeadm}
 * @param node the name of the node on which it runs; empty where that is not known or is none
 * @param release its numbers
 * @param seen the line that says so
 */
record ComponentRelease(String component, String node, Release release, SeenFact seen) {

  /** The kinds of facts of which it is told. */
  static final List<FactKind> KINDS =
      List.of(
          ComponentVersion.KIND,
          NodeVersion.KIND,
          ClusterVersion.KIND,
          ContainerImage.KIND,
          PodNode.KIND);

  private static final List<String> CONTAINERS = List.of("kube-proxy", "kube-apiserver");

  private static final List<String> OWN = List.of("kubelet", "kube-proxy", "kubeadm");

  /**
   * Whether a fact of these kinds can tell a release, or on which node one runs: not of containers
   * other than Kubernetes' own, nor of their pods, which are named after them.
   */
  static boolean mayTell(Fact fact) {
    if (fact.kind().equals(ContainerImage.KIND)) {
      return CONTAINERS.contains(fact.field("container", ""));
    }
    if (fact.kind().equals(PodNode.KIND)) {
      return CONTAINERS.stream().anyMatch(fact.field("pod", "")::contains);
    }
    return !fact.kind().equals(ComponentVersion.KIND) || OWN.contains(fact.field("component", ""));
  }

  /** All that anybody told, this node's own first. */
  static List<ComponentRelease> of(Told told) {
    List<ComponentRelease> all = new ArrayList<>();
    for (SeenFact seen : told.all(NodeVersion.KIND)) {
      NodeVersion version = NodeVersion.of(seen.fact());
      // What a Node says of kube-proxy is kubelet's version written twice.
      if (version.component().equals("kubelet")) {
        add(all, "kubelet", version.node(), version.version(), seen);
      }
    }
    for (SeenFact seen : told.all(ComponentVersion.KIND)) {
      ComponentVersion version = ComponentVersion.of(seen.fact());
      if (OWN.contains(version.component())) {
        String node = seen.evidence().node().name();
        add(all, version.component(), node, version.version(), seen);
      }
    }
    for (SeenFact seen : told.all(ClusterVersion.KIND)) {
      ClusterVersion version = ClusterVersion.of(seen.fact());
      switch (version.component()) {
        case "server" -> add(all, "kube-apiserver", "", version.version(), seen);
        case "client" -> add(all, "kubectl", "", version.version(), seen);
        default -> {}
      }
    }
    Map<String, String> places = new HashMap<>();
    for (SeenFact seen : told.all(PodNode.KIND)) {
      PodNode at = PodNode.of(seen.fact());
      places.putIfAbsent(at.namespace() + "/" + at.pod(), at.node());
    }
    for (SeenFact seen : told.all(ContainerImage.KIND)) {
      image(places, seen).ifPresent(all::add);
    }
    return all;
  }

  /** Of the containers' images that bear a release of Kubernetes as their tag. */
  private static Optional<ComponentRelease> image(Map<String, String> places, SeenFact seen) {
    ContainerImage image = ContainerImage.of(seen.fact());
    String container = image.container();
    String name = image.image();
    int tag = name.lastIndexOf(':');
    boolean known = CONTAINERS.contains(container);
    if (!known || tag < 0 || !name.substring(tag + 1).startsWith("v")) {
      return Optional.empty();
    }
    String node = places.getOrDefault(image.namespace() + "/" + image.pod(), "");
    return Release.parse(name.substring(tag + 1))
        .map(release -> new ComponentRelease(container, node, release, seen));
  }

  private static void add(
      List<ComponentRelease> all, String component, String node, String version, SeenFact seen) {
    Release.parse(version)
        .ifPresent(release -> all.add(new ComponentRelease(component, node, release, seen)));
  }
}
