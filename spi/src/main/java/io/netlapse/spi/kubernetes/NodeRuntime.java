package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * The container runtime that a node reports, {@code status.nodeInfo.containerRuntimeVersion}.
 *
 * @param node the name of its Node object
 * @param runtime {@code containerd}, {@code docker}, {@code cri-o}
 * @param version its version
 */
public record NodeRuntime(String node, String runtime, String version) {

  /** One value at a time. Fields: node, runtime, version. */
  public static final FactKind KIND = FactKind.single("k8s-node-runtime", "node");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("node", node)
        .with("runtime", runtime)
        .with("version", version)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static NodeRuntime of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NodeRuntime(
        Fields.text(fact, "node"), Fields.text(fact, "runtime"), Fields.text(fact, "version"));
  }
}
