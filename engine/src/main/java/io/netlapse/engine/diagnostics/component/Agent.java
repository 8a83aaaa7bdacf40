package io.netlapse.engine.diagnostics.component;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs without which a node does not carry its pods' traffic, and what comes of it when one
 * does not run.
 */
@SuppressWarnings("ImmutableEnumChecker") // lists of List.of cannot change
enum Agent {
  /** kubelet, alone or with more in one program. */
  KUBELET(
      List.of(
          "kubelet",
          "k3s",
          "k3s-agent",
          "rke2-server",
          "rke2-agent",
          "k0scontroller",
          "k0sworker",
          "snap.microk8s.daemon-kubelite",
          "snap.kubelet-eks.daemon"),
      List.of(),
      "While kubelet is away no pod is started or stopped here and no probe is answered. After 40"
          + " seconds the node counts as NotReady, its endpoints are taken out of Services, and"
          + " after some minutes its pods are started elsewhere; those that run go on for now."),
  /** kube-proxy. */
  KUBE_PROXY(
      List.of("kube-proxy"),
      List.of("kube-proxy"),
      "While kube-proxy is away the node keeps the rules it has: Services and endpoints that come"
          + " or go are not followed, and connections go to pods that are gone."),
  /** The container runtime. */
  RUNTIME(
      List.of(
          "containerd",
          "docker",
          "crio",
          "cri-docker",
          "cri-dockerd",
          "snap.microk8s.daemon-containerd"),
      List.of(),
      "While the container runtime is away no pod gets started, stopped or a network, and kubelet"
          + " reports the node NotReady."),
  /** What keeps the network of pods. */
  NETWORK(
      List.of(
          "flanneld",
          "calico-node",
          "calico-felix",
          "cilium",
          "weave",
          "kube-router",
          "bird",
          "bird6",
          "ovs-vswitchd",
          "openvswitch"),
      List.of(
          "calico-node",
          "canal",
          "rke2-canal",
          "kube-flannel",
          "cilium",
          "weave-net",
          "kube-router",
          "antrea-agent",
          "aws-node",
          "azure-cns",
          "kindnet",
          "kube-ovn-cni",
          "ovnkube-node",
          "ovs-ovn",
          "terway",
          "kube-multus",
          "speaker",
          "metallb-speaker",
          "kube-vip",
          "node-local-dns"),
      "While this agent is away the node does not follow what changes in the pods' network: routes"
          + " to new nodes, peers, addresses and policies stay as they were or are missing, and"
          + " new pods may get no network.");

  /** Pods whose names begin like an agent's, and that are none of a node's. */
  private static final List<String> OTHERS =
      List.of("cilium-operator", "cilium-test", "cilium-envoy", "calico-node-autoscaler");

  private final List<String> units;
  private final List<String> pods;
  private final String effect;

  Agent(List<String> units, List<String> pods, String effect) {
    this.units = units;
    this.pods = pods;
    this.effect = effect;
  }

  /** Whose unit it is, if one of these. */
  static Optional<Agent> ofUnit(String unit) {
    String name = unit.endsWith(".service") ? unit.substring(0, unit.lastIndexOf('.')) : unit;
    return Stream.of(values()).filter(agent -> agent.units.contains(name)).findFirst();
  }

  /** Whose pod it is by its name, if one of these. */
  static Optional<Agent> ofPod(String pod) {
    return OTHERS.stream().anyMatch(pod::startsWith)
        ? Optional.empty()
        : Stream.of(values())
            .filter(
                agent ->
                    agent.pods.stream()
                        .anyMatch(name -> pod.equals(name) || pod.startsWith(name + "-")))
            .findFirst();
  }

  /** What it means that it does not run, in sentences. */
  String effect() {
    return effect;
  }
}
