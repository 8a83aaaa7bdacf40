package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * The version of a component that a node reports, {@code status.nodeInfo}. Comparable with {@link
 * io.netlapse.spi.system.ComponentVersion} of the node itself.
 *
 * @param node the name of its Node object
 * @param component {@code kubelet}, {@code kube-proxy} or {@code kernel}
 * @param version the version without a leading {@code v}
 */
public record NodeVersion(String node, String component, String version) {

  /** One value at a time. Fields: node, component, version. */
  public static final FactKind KIND = FactKind.single("k8s-node-version", "node", "component");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("node", node)
        .with("component", component)
        .with("version", version)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static NodeVersion of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NodeVersion(
        Fields.text(fact, "node"), Fields.text(fact, "component"), Fields.text(fact, "version"));
  }
}
