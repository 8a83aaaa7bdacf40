package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.manifest.Tree;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.kubernetes.Pod;
import io.netlapse.spi.kubernetes.PodAddress;
import io.netlapse.spi.kubernetes.PodNode;
import io.netlapse.spi.kubernetes.PodRestarts;
import io.netlapse.spi.kubernetes.PodStatus;
import io.netlapse.spi.network.IpAddress;
import java.util.List;
import java.util.Optional;

/** Reads a row of {@code kubectl get pods}. */
final class PodRow {

  static final List<String> COLUMNS =
      List.of(
          "NAME",
          "READY",
          "STATUS",
          "RESTARTS",
          "AGE",
          "IP",
          "NODE",
          "NOMINATED NODE",
          "READINESS GATES");

  private PodRow() {}

  static void read(TableRow row) {
    row.fact(new Pod(row.namespace(), row.name()).toFact());
    row.fact(status(row));
    row.fact(
        row.number("RESTARTS")
            .map(restarts -> new PodRestarts(row.namespace(), row.name(), restarts).toFact()));
    if (!row.cell("NODE").isEmpty()) {
      row.fact(new PodNode(row.namespace(), row.name(), row.cell("NODE")).toFact());
    }
    if (!row.cell("IP").isEmpty()) {
      row.fact(
          IpAddress.parse(row.cell("IP"))
              .map(address -> new PodAddress(row.namespace(), row.name(), address).toFact()));
    }
  }

  private static Optional<Fact> status(TableRow row) {
    String ready = row.cell("READY");
    int slash = ready.indexOf('/');
    if (slash < 0 || row.cell("STATUS").isEmpty()) {
      return Optional.empty();
    }
    Optional<Integer> of = Tree.number(ready.substring(slash + 1));
    return Tree.number(ready.substring(0, slash))
        .filter(number -> of.isPresent())
        .map(
            number ->
                new PodStatus(
                        row.namespace(), row.name(), row.cell("STATUS"), number, of.orElseThrow())
                    .toFact());
  }
}
