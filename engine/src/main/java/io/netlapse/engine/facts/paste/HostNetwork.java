package io.netlapse.engine.facts.paste;

import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which pods live in the network of their node, and which commands show that network whatever image
 * they run in: {@code ip route} in a pod of kube-proxy is the node's, its {@code /etc/resolv.conf}
 * is not.
 */
final class HostNetwork {

  /** Pods that make the network, or come before there is one; by how their names begin. */
  private static final List<String> PODS =
      List.of(
          "kube-proxy",
          "calico-node",
          "canal",
          "kube-flannel",
          "flannel",
          "cilium-operator",
          "cilium-",
          "kube-router",
          "weave-net",
          "aws-node",
          "antrea-agent",
          "kindnet",
          "node-local-dns",
          "kube-ovn-cni",
          "ovnkube-node",
          "ovs-",
          "kube-multus",
          "speaker",
          "metallb-speaker",
          "node-debugger",
          "kube-apiserver-",
          "kube-controller-manager-",
          "kube-scheduler-");

  private static final Set<String> NETWORK_PROGRAMS =
      Set.of(
          "ip",
          "bridge",
          "tc",
          "route",
          "ifconfig",
          "arp",
          "netstat",
          "ss",
          "brctl",
          "ethtool",
          "nft",
          "ipset",
          "ipvsadm",
          "ipvsadm-save",
          "conntrack",
          "sysctl",
          "birdc",
          "birdcl",
          "birdc6",
          "birdcl6");

  private static final Pattern XTABLES = Pattern.compile("ip6?tables(-legacy|-nft)?(-save)?");

  private static final Set<String> READERS = Set.of("cat", "grep", "head", "tail");

  private HostNetwork() {}

  /** Whether a pod of this name shares the network of its node. */
  static boolean holdsPod(String name) {
    String pod = name.substring(name.indexOf('/') + 1);
    return PODS.stream().anyMatch(pod::startsWith);
  }

  /** Whether a command shows the network that it runs in, and nothing of the image's files. */
  static boolean isShownBy(Command command) {
    String program = command.program();
    return NETWORK_PROGRAMS.contains(program)
        || XTABLES.matcher(program).matches()
        || (READERS.contains(program) && onlyOfTheKernel(command.arguments()));
  }

  /** Whether all files lie in /proc, or where only Calico's own daemon has them. */
  private static boolean onlyOfTheKernel(List<String> arguments) {
    List<String> files = arguments.stream().filter(word -> word.startsWith("/")).toList();
    return !files.isEmpty()
        && files.stream()
            .allMatch(
                file ->
                    file.startsWith("/proc/net/")
                        || file.startsWith("/proc/sys/net/")
                        || file.startsWith("/etc/calico/confd/config/"));
  }
}
