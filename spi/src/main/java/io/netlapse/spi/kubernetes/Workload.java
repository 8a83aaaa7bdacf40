package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * How many pods a Deployment, DaemonSet, StatefulSet or ReplicaSet wants, and how many of them are
 * ready.
 *
 * @param kind its kind in lower-case letters, such as {@code daemonset}
 * @param namespace its namespace
 * @param name its name
 * @param desired how many it wants
 * @param ready how many are ready
 */
public record Workload(String kind, String namespace, String name, int desired, int ready) {

  /** One value at a time. Fields: kind, namespace, name, desired, ready. */
  public static final FactKind KIND = FactKind.single("k8s-workload", "kind", "namespace", "name");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("kind", kind)
        .with("namespace", namespace)
        .with("name", name)
        .with("desired", desired)
        .with("ready", ready)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static Workload of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new Workload(
        Fields.text(fact, "kind"),
        Fields.text(fact, "namespace"),
        Fields.text(fact, "name"),
        Fields.number(fact, "desired"),
        Fields.number(fact, "ready"));
  }
}
