package io.netlapse.engine.events;

import java.util.Map;

/**
 * One name for one thing: the unit, the process, the package and the program that tells its version
 * go by several, and their events would not meet.
 */
final class Names {

  private static final Map<String, String> OF_PROCESSES =
      Map.of(
          "dockerd", "docker",
          "k3s-server", "k3s",
          "systemd-network", "systemd-networkd",
          "wickedd", "wicked");

  private static final Map<String, String> OF_PACKAGES =
      Map.of(
          "containerd.io", "containerd",
          "cri-o", "crio",
          "docker-ce", "docker",
          "docker.io", "docker",
          "docker-engine", "docker",
          "moby-engine", "docker",
          "iproute", "iproute2",
          "iptables-nft", "iptables");

  private Names() {}

  /** {@code kubelet} of {@code kubelet.service}. */
  static String ofUnit(String unit) {
    return unit.endsWith(".service")
        ? unit.substring(0, unit.length() - ".service".length())
        : unit;
  }

  static String ofProcess(String process) {
    return OF_PROCESSES.getOrDefault(process, process);
  }

  static String ofPackage(String name) {
    return OF_PACKAGES.getOrDefault(name, name);
  }
}
