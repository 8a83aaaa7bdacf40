package io.netlapse.engine.facts.kubernetes;

import io.netlapse.spi.kubernetes.ClusterNode;
import io.netlapse.spi.kubernetes.NodeOperatingSystem;
import io.netlapse.spi.kubernetes.NodeReadiness;
import io.netlapse.spi.kubernetes.NodeScheduling;
import java.util.List;

/** Reads a row of {@code kubectl get nodes}. */
final class NodeRow {

  static final List<String> COLUMNS =
      List.of(
          "NAME",
          "STATUS",
          "ROLES",
          "AGE",
          "VERSION",
          "INTERNAL-IP",
          "EXTERNAL-IP",
          "OS-IMAGE",
          "KERNEL-VERSION",
          "CONTAINER-RUNTIME");

  private NodeRow() {}

  static void read(TableRow row) {
    String node = row.name();
    row.fact(new ClusterNode(node).toFact());
    status(node, row);
    if (row.has("ROLES")) {
      String roles = row.cell("ROLES");
      row.fact(NodeFacts.roles(node, roles.isEmpty() ? List.of() : List.of(roles.split(","))));
    }
    if (!row.cell("VERSION").isEmpty()) {
      row.fact(NodeFacts.version(node, "kubelet", row.cell("VERSION")));
    }
    if (!row.cell("KERNEL-VERSION").isEmpty()) {
      row.fact(NodeFacts.version(node, "kernel", row.cell("KERNEL-VERSION")));
    }
    if (!row.cell("CONTAINER-RUNTIME").isEmpty()) {
      row.fact(NodeFacts.runtime(node, row.cell("CONTAINER-RUNTIME")));
    }
    if (!row.cell("OS-IMAGE").isEmpty()) {
      row.fact(new NodeOperatingSystem(node, row.cell("OS-IMAGE")).toFact());
    }
    address(node, "INTERNAL-IP", "InternalIP", row);
    address(node, "EXTERNAL-IP", "ExternalIP", row);
  }

  private static void address(String node, String column, String type, TableRow row) {
    if (!row.cell(column).isEmpty()) {
      row.fact(NodeFacts.firstAddress(node, type, row.cell(column)));
    }
  }

  /** {@code Ready}, {@code NotReady}, and {@code ,SchedulingDisabled} behind it. */
  private static void status(String node, TableRow row) {
    List<String> words = List.of(row.cell("STATUS").split(",", -1));
    switch (words.getFirst()) {
      case "Ready" -> row.fact(new NodeReadiness(node, true).toFact());
      case "NotReady" -> row.fact(new NodeReadiness(node, false).toFact());
      case "Unknown" -> {}
      default -> row.unread();
    }
    row.fact(new NodeScheduling(node, !words.contains("SchedulingDisabled")).toFact());
  }
}
