package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.engine.facts.manifest.Tree;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.kubernetes.ClusterEvent;
import io.netlapse.spi.kubernetes.Namespace;
import io.netlapse.spi.kubernetes.ObjectName;
import io.netlapse.spi.kubernetes.Workload;
import java.util.List;
import java.util.Optional;

/** Reads rows of {@code kubectl get} of namespaces, workloads, events and what else there is. */
final class OtherRows {

  static final List<String> NAMESPACE = List.of("NAME", "STATUS", "AGE");
  static final List<String> WORKLOAD =
      List.of(
          "NAME",
          "READY",
          "DESIRED",
          "CURRENT",
          "UP-TO-DATE",
          "AVAILABLE",
          "NODE SELECTOR",
          "AGE",
          "CONTAINERS",
          "IMAGES",
          "SELECTOR");
  static final List<String> EVENT =
      List.of(
          "LAST SEEN",
          "FIRST SEEN",
          "COUNT",
          "NAME",
          "TYPE",
          "REASON",
          "OBJECT",
          "KIND",
          "SUBOBJECT",
          "SOURCE",
          "MESSAGE");

  private OtherRows() {}

  static void namespace(TableRow row) {
    String phase = row.cell("STATUS");
    row.fact(
        phase.isEmpty()
            ? Optional.empty()
            : Optional.of(new Namespace(row.name(), phase).toFact()));
  }

  /**
   * READY is {@code 1/2} of Deployments and StatefulSets, a number of the others; Deployments
   * before 1.14 tell no READY at all and give no more than their name.
   */
  static void workload(String resource, TableRow row) {
    String ready = row.cell("READY");
    int slash = ready.indexOf('/');
    Optional<Integer> desired =
        slash < 0 ? row.number("DESIRED") : Tree.number(ready.substring(slash + 1));
    Optional<Integer> has =
        slash < 0 ? row.number("READY") : Tree.number(ready.substring(0, slash));
    String kind = Resources.kind(resource);
    if (desired.isEmpty() || has.isEmpty()) {
      object(resource, row);
      return;
    }
    row.fact(new Workload(kind, row.namespace(), row.name(), desired.get(), has.get()).toFact());
  }

  static void event(TableRow row) {
    row.fact(eventFact(row));
  }

  private static Optional<Fact> eventFact(TableRow row) {
    String object = row.cell("OBJECT");
    String reason = row.cell("REASON");
    String type = row.cell("TYPE");
    return object.isEmpty() || reason.isEmpty() || type.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ClusterEvent(
                    row.namespace(), object, reason, type, Texts.orNull(row.cell("MESSAGE")))
                .toFact());
  }

  /** Whatever it is, it is there. */
  static void object(String resource, TableRow row) {
    String namespace = row.has("NAMESPACE") ? row.cell("NAMESPACE") : "";
    row.fact(
        new ObjectName(Resources.kind(resource), Texts.orNull(namespace), row.name()).toFact());
  }
}
