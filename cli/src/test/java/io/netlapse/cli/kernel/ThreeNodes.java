package io.netlapse.cli.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Three nodes on one bridge, {@code node-1} to {@code node-3} with 10.77.0.11 to 10.77.0.13, each
 * with a {@code kube-ipvs0} that holds the address of one Service. Where the kernel has no dummy
 * devices, that is a bridge without ports: what counts is the name, and that addresses on it are
 * local.
 */
final class ThreeNodes implements AutoCloseable {

  private final NetworkNamespace lan = NetworkNamespace.create();
  private final SortedMap<String, NetworkNamespace> nodes = new TreeMap<>();

  ThreeNodes() {
    lan.ip(List.of("link add br0 type bridge", "link set br0 up"));
    for (int i = 1; i <= 3; i++) {
      NetworkNamespace node = NetworkNamespace.create();
      nodes.put("node-" + i, node);
      node.ip(
          List.of(
              "link add eth0 type veth peer name port%d netns %s".formatted(i, lan.name()),
              "address add 10.77.0.1%d/24 dev eth0".formatted(i),
              "link set eth0 up"));
      lan.ip(List.of("link set port%d master br0 up".formatted(i)));
      node.tryIp(List.of("link add kube-ipvs0 type dummy", "link add kube-ipvs0 type bridge"));
      node.ip(List.of("address add 10.96.0.1/32 dev kube-ipvs0"));
    }
  }

  /** Their names. */
  List<String> names() {
    return List.copyOf(nodes.keySet());
  }

  /** One of them. */
  NetworkNamespace node(String name) {
    NetworkNamespace node = nodes.get(name);
    if (node == null) {
      throw new IllegalArgumentException("there is no node " + name);
    }
    return node;
  }

  /** What the shipped script tells of one of them, everything asked. */
  byte[] capture(String name) {
    return node(name).capture(name);
  }

  @Override
  public void close() {
    List<NetworkNamespace> all = new ArrayList<>(nodes.values());
    Stream.concat(all.stream(), Stream.of(lan)).forEach(NetworkNamespace::close);
  }
}
