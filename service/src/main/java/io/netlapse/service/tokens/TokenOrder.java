package io.netlapse.service.tokens;

import io.netlapse.service.json.JsonFields;
import io.netlapse.service.security.Scope;
import io.netlapse.spi.snapshot.NodeId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token that an admin wants.
 *
 * @param name for people, 1 to 100 characters
 * @param scope what it is to allow
 * @param cluster the only cluster; null for all
 * @param node the only node of the cluster; null for all
 */
record TokenOrder(String name, Scope scope, @Nullable String cluster, @Nullable String node) {

  private static final int LONGEST_NAME = 100;

  /**
   * Reads {@code {"name","scope","cluster"?,"node"?}}.
   *
   * @throws io.netlapse.service.problem.ProblemException 422 with every fault
   */
  static TokenOrder of(JsonFields fields) {
    String name = fields.text("name");
    if (fields.has("name") && (name.isBlank() || name.length() > LONGEST_NAME)) {
      fields.fault("name", "it has 1 to %d characters".formatted(LONGEST_NAME));
    }
    String word = fields.text("scope");
    Optional<Scope> scope = Scope.ofWord(word);
    if (fields.has("scope") && scope.isEmpty()) {
      fields.fault("scope", "it is push, read or admin");
    }
    String cluster = fields.optional("cluster", text -> NodeId.requireName("cluster", text));
    String node = fields.optional("node", text -> NodeId.requireName("node", text));
    if (node != null && cluster == null) {
      fields.fault("cluster", "a node's token needs the node's cluster");
    }
    if (cluster != null && scope.isPresent() && scope.get() != Scope.PUSH) {
      fields.fault("cluster", "only push tokens are of one cluster or node");
    }
    fields.refuseOthers();
    fields.check();
    return new TokenOrder(name, scope.orElseThrow(), cluster, node);
  }
}
