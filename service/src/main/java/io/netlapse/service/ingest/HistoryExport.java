package io.netlapse.service.ingest;

import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.netlapse.db.Transactions;
import io.netlapse.db.content.Facts;
import io.netlapse.db.content.KnownContents;
import io.netlapse.db.history.Lifetimes;
import io.netlapse.db.history.Observations;
import io.netlapse.db.history.RunSpan;
import io.netlapse.db.history.Runs;
import io.netlapse.db.history.StoredLifetime;
import io.netlapse.db.node.NodeKey;
import io.netlapse.db.node.Nodes;
import io.netlapse.db.snapshot.LookRow;
import io.netlapse.db.snapshot.Looks;
import io.netlapse.engine.history.Lifetime;
import io.netlapse.engine.history.NodeHistory;
import io.netlapse.engine.history.NumberedFact;
import io.netlapse.engine.history.Position;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.snapshot.NodeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The whole history of a cluster as text, as it stands in the database: equal, byte for byte, for
 * equal sets of snapshots, however they came. For proofs; what is open is read off the runs.
 */
public final class HistoryExport {

  private final Transactions transactions;
  private final Observations observations = new Observations(new KnownContents());

  /** Over a migrated database. */
  public HistoryExport(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  /** A lifetime by what it is known by. */
  private record Begin(NumberedFact fact, Position first) {}

  /**
   * The history of each node, by name, in the form of {@link NodeHistory#export()}.
   *
   * @param cluster the cluster's name; of one that is not there the text is empty
   */
  public String of(String cluster) {
    return transactions.read(connection -> of(connection, cluster));
  }

  private String of(Connection connection, String cluster) throws SQLException {
    StringBuilder text = new StringBuilder();
    SortedMap<NodeId, NodeKey> nodes = new TreeMap<>(Nodes.all(connection, cluster));
    for (Map.Entry<NodeId, NodeKey> node : nodes.entrySet()) {
      text.append("node ").append(node.getKey()).append('\n');
      text.append(history(connection, node.getValue()).export());
    }
    return text.toString();
  }

  /** The history of a node, as it is written. */
  NodeHistory history(Connection connection, NodeKey key) throws SQLException {
    List<LookRow> last = Looks.last(connection, key);
    Instant head = last.isEmpty() ? Instant.EPOCH : last.getFirst().at();
    List<RunSpan> spans = Runs.load(connection, key, head);
    NodeHistory derived = NodeHistory.ofRuns(observations.runs(connection, key, spans));
    Map<Begin, Lifetime> byBegin =
        derived.lifetimes().stream()
            .collect(toMap(one -> new Begin(one.fact(), one.first()), identity()));
    Set<StoredLifetime> written = Lifetimes.load(connection, key);
    Map<Long, Fact> facts =
        Facts.load(
            connection, key.clusterId(), written.stream().map(StoredLifetime::factId).toList());
    return new NodeHistory(
        written.stream().map(one -> lifetime(one, facts, byBegin)).sorted().toList(),
        derived.clockSteps());
  }

  private static Lifetime lifetime(
      StoredLifetime written, Map<Long, Fact> facts, Map<Begin, Lifetime> derived) {
    NumberedFact fact =
        new NumberedFact(requireNonNull(facts.get(written.factId())), written.occurrence());
    StoredLifetime.End end = written.end();
    if (end == null) {
      Lifetime open =
          requireNonNull(derived.get(new Begin(fact, written.first())), "no run shows " + written);
      return lifetime(written, fact, open.last(), open.lastSeen(), null);
    }
    Instant seen = end.after() == null ? Instant.MIN : end.after();
    return lifetime(written, fact, end.last(), seen, new Lifetime.Gone(end.next(), end.by()));
  }

  private static Lifetime lifetime(
      StoredLifetime written,
      NumberedFact fact,
      Position last,
      Instant lastSeen,
      Lifetime.@Nullable Gone gone) {
    return new Lifetime(
        fact, written.prev(), written.after(), written.first(), written.by(), last, lastSeen, gone);
  }
}
