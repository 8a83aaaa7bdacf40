package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;

/**
 * A prefix that a node gives its pods addresses from, {@code spec.podCIDRs}: at most one a family.
 *
 * @param node the name of its Node object
 * @param cidr the prefix in canonical form
 */
public record NodePodCidr(String node, String cidr) {

  /** Fields: node, cidr. */
  public static final FactKind KIND = FactKind.multi("k8s-node-pod-cidr", "node", "cidr");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("node", node).with("cidr", cidr).fact(KIND);
  }

  /** Reads the canonical form. */
  public static NodePodCidr of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NodePodCidr(Fields.text(fact, "node"), Fields.text(fact, "cidr"));
  }
}
