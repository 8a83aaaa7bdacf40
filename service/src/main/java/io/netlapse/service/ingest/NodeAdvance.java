package io.netlapse.service.ingest;

import static java.util.stream.Collectors.toSet;

import io.netlapse.db.content.KnownContents;
import io.netlapse.db.node.Head;
import io.netlapse.db.node.NodeKey;
import io.netlapse.db.node.NodeState;
import io.netlapse.db.node.Nodes;
import io.netlapse.db.snapshot.LookRow;
import io.netlapse.db.snapshot.Looks;
import io.netlapse.engine.diagnostics.FindingLife;
import io.netlapse.spi.snapshot.NodeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes what follows when a node's history was written: its version and head, its events and
 * findings. The node must be locked. Safe for many threads.
 */
final class NodeAdvance {

  private final KnownContents contents;
  private final Derivation derivation;

  NodeAdvance(KnownContents contents, Derivation derivation) {
    this.contents = contents;
    this.derivation = derivation;
  }

  /**
   * The node as it is now.
   *
   * @param node its version and head
   * @param findings the findings that began or ended
   */
  record Advanced(NodeState node, List<FindingLife> findings) {}

  /**
   * Writes it.
   *
   * @param before the node as it was locked
   * @param kept what was done to its history
   * @param rebooted whether a boot was told that was not told before: an event without any fact
   */
  Advanced advance(
      Connection connection, NodeState before, NodeId name, Kept kept, boolean rebooted)
      throws SQLException {
    NodeState now = Nodes.advance(connection, before, head(connection, before.key(), kept));
    if (!kept.changed() && !kept.runBegan() && !rebooted) {
      return new Advanced(now, List.of());
    }
    Derivation.Changed changed =
        new Derivation.Changed(before.key(), name, kinds(kept), rebooted, kept.at());
    return new Advanced(now, derivation.derive(connection, changed));
  }

  private static Set<String> kinds(Kept kept) {
    return kept.lifetimes().stream()
        .map(lifetime -> lifetime.fact().fact().kind().name())
        .collect(toSet());
  }

  /** What an unchanged snapshot agrees with from now on; null where none can. */
  private @Nullable Head head(Connection connection, NodeKey key, Kept kept) throws SQLException {
    List<LookRow> last = Looks.last(connection, key);
    if (last.size() != 1 || !kept.settled()) {
      return null;
    }
    LookRow look = last.getFirst();
    if (!contents.manifest(connection, key.clusterId(), look.manifestId()).steady()) {
      return null;
    }
    String boot = look.clock().bootId();
    Duration uptime = look.clock().uptime();
    Instant booted = boot == null || uptime == null ? null : look.at().minus(uptime);
    return new Head(look.at(), look.manifestId(), boot, booted);
  }
}
