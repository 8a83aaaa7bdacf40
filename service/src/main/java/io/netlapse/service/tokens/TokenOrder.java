package io.netlapse.service.tokens;

import io.netlapse.service.json.JsonFields;
import io.netlapse.service.security.Scope;
import io.netlapse.service.time.Deadline;
import io.netlapse.spi.snapshot.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A token that an admin wants. */
sealed interface TokenOrder {

  /** For people, 1 to 100 characters. */
  String name();

  /** What it is to allow. */
  Scope scope();

  /**
   * One that is good until it is revoked.
   *
   * @param scope any but {@link Scope#ENROL}
   * @param cluster the only cluster; null for all
   * @param node the only node of the cluster; null for all
   */
  record Lasting(String name, Scope scope, @Nullable String cluster, @Nullable String node)
      implements TokenOrder {}

  /**
   * One that nodes enrol with.
   *
   * @param cluster the nodes' cluster
   * @param uses how many nodes, 1 to 10,000
   * @param until when it ends, within a week
   */
  record Enrol(String name, String cluster, int uses, Instant until) implements TokenOrder {

    @Override
    public Scope scope() {
      return Scope.ENROL;
    }
  }

  /**
   * Reads {@code {"name","scope","cluster"?,"node"?}}, or {@code
   * {"name","scope":"enrol","cluster","uses"?,"expires"?}}, good for one node and an hour where it
   * does not say.
   *
   * @throws io.netlapse.service.problem.ProblemException 422 with every fault
   */
  static TokenOrder of(JsonFields fields, Instant now) {
    String name = fields.text("name");
    if (fields.has("name") && (name.isBlank() || name.length() > Limits.LONGEST_NAME)) {
      fields.fault("name", "it has 1 to %d characters".formatted(Limits.LONGEST_NAME));
    }
    String word = fields.text("scope");
    Optional<Scope> scope = Scope.ofWord(word);
    if (fields.has("scope") && scope.isEmpty()) {
      fields.fault("scope", "it is push, read, admin or enrol");
    }
    String cluster = fields.optional("cluster", text -> NodeId.requireName("cluster", text));
    return scope.equals(Optional.of(Scope.ENROL))
        ? enrol(fields, name, cluster, now)
        : lasting(fields, name, scope, cluster);
  }

  private static TokenOrder lasting(
      JsonFields fields, String name, Optional<Scope> scope, @Nullable String cluster) {
    String node = fields.optional("node", text -> NodeId.requireName("node", text));
    if (node != null && cluster == null) {
      fields.fault("cluster", "a node's token needs the node's cluster");
    }
    if (cluster != null && scope.isPresent() && scope.get() != Scope.PUSH) {
      fields.fault("cluster", "only push and enrol tokens are of one cluster");
    }
    fields.refuseOthers();
    fields.check();
    return new Lasting(name, scope.orElseThrow(), cluster, node);
  }

  private static TokenOrder enrol(
      JsonFields fields, String name, @Nullable String cluster, Instant now) {
    if (!fields.has("cluster")) {
      fields.fault("cluster", "nodes enrol in one cluster: say which");
    }
    Double uses = fields.optionalNumber("uses");
    if (uses != null && !(uses >= 1 && uses <= Limits.MOST_USES && uses == Math.rint(uses))) {
      fields.fault("uses", "it is a whole number from 1 to %d".formatted(Limits.MOST_USES));
    }
    Instant until =
        fields.has("expires")
            ? Deadline.of(fields, "expires", Limits.LONGEST, now)
            : now.plus(Limits.DEFAULT);
    fields.refuseOthers();
    fields.check();
    return new Enrol(name, String.valueOf(cluster), uses == null ? 1 : uses.intValue(), until);
  }

  /** What an order may ask for. */
  final class Limits {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_USES = 10_000;
    private static final Duration DEFAULT = Duration.ofHours(1);
    private static final Deadline.Bounds LONGEST =
        new Deadline.Bounds(Duration.ofDays(7), "a week", "+1h");

    private Limits() {}
  }
}
