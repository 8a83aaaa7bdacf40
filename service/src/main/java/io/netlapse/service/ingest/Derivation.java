package io.netlapse.service.ingest;

import io.netlapse.db.node.NodeKey;
import io.netlapse.engine.diagnostics.FindingLife;
import io.netlapse.spi.snapshot.NodeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What follows from lifetimes: events and findings. It is derived again from what stands in the
 * database whenever lifetimes changed, within the transaction that changed them, so that nobody
 * ever sees the one without the other. Safe for many threads.
 */
@FunctionalInterface
public interface Derivation {

  /** Derives nothing. */
  Derivation NONE = (_, _) -> List.of();

  /**
   * Which lifetimes changed.
   *
   * @param key the node
   * @param node its name
   * @param kinds the kinds of the facts whose lifetimes changed
   * @param rebooted whether a boot was told that was not told before
   * @param at the only instant at which anything changed, behind all others of the node; null where
   *     anything may be otherwise
   */
  record Changed(
      NodeKey key, NodeId node, Set<String> kinds, boolean rebooted, @Nullable Instant at) {

    /** Copies the kinds. */
    public Changed {
      kinds = Set.copyOf(kinds);
    }

    /** Whether lifetimes of a kind may have changed. */
    public boolean concerns(String kind) {
      return at == null || kinds.contains(kind);
    }
  }

  /**
   * Derives again what may have changed and writes the difference.
   *
   * @param connection of the transaction; the node is locked
   * @return the findings of the cluster that began or ended with it
   * @throws SQLException if the database refuses; the snapshot is not stored then
   */
  List<FindingLife> derive(Connection connection, Changed changed) throws SQLException;
}
