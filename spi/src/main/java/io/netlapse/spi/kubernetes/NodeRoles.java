package io.netlapse.spi.kubernetes;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * The roles of a node: what follows {@code node-role.kubernetes.io/} in its labels, and the value
 * of {@code kubernetes.io/role}.
 *
 * @param node the name of its Node object
 * @param roles the roles in alphabetical order, joined by commas; null for none
 */
public record NodeRoles(String node, @Nullable String roles) {

  /** One value at a time. Fields: node, roles. */
  public static final FactKind KIND = FactKind.single("k8s-node-roles", "node");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("node", node).with("roles", roles).fact(KIND);
  }

  /** Reads the canonical form. */
  public static NodeRoles of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new NodeRoles(Fields.text(fact, "node"), Fields.textOrNull(fact, "roles"));
  }
}
