package io.netlapse.service.ingest;

import static java.util.stream.Collectors.toSet;

import io.netlapse.db.derived.DerivedFindings;
import io.netlapse.db.derived.FirstSights.Asked;
import io.netlapse.db.derived.Ticket;
import io.netlapse.db.node.NodeKey;
import io.netlapse.engine.diagnostics.ClusterFindings.Told;
import io.netlapse.engine.diagnostics.FindingLife;
import io.netlapse.service.lines.FirstLines;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes findings with the lines that their evidence stands for. Safe for many threads. */
final class FindingWriter {

  private final FirstLines lines;

  FindingWriter(FirstLines lines) {
    this.lines = lines;
  }

  /**
   * Writes what is otherwise than it stands.
   *
   * @param told of one cluster; the last one about a rule and a node counts
   * @param cluster all nodes of the cluster
   * @return the findings that began or ended with it
   */
  List<FindingLife> write(Connection connection, List<Told> told, Map<NodeId, NodeKey> cluster)
      throws SQLException {
    SortedMap<String, Map<NodeKey, List<FindingLife>>> byRule = new TreeMap<>();
    for (Told one : told) {
      byRule
          .computeIfAbsent(one.rule(), _ -> new HashMap<>())
          .put(Objects.requireNonNull(cluster.get(one.node())), one.lives());
    }
    List<FindingLife> news = new ArrayList<>();
    for (Map.Entry<String, Map<NodeKey, List<FindingLife>>> rule : byRule.entrySet()) {
      news.addAll(
          DerivedFindings.replace(
              connection, rule.getKey(), withLines(connection, rule.getValue(), cluster)));
    }
    return news;
  }

  private Map<NodeKey, List<FindingLife>> withLines(
      Connection connection, Map<NodeKey, List<FindingLife>> found, Map<NodeId, NodeKey> cluster)
      throws SQLException {
    Set<Asked> wanted =
        found.values().stream()
            .flatMap(List::stream)
            .flatMap(life -> life.latest().evidence().stream())
            .map(ticket -> place(ticket, cluster))
            .flatMap(Optional::stream)
            .collect(toSet());
    if (wanted.isEmpty()) {
      return found;
    }
    Map<Asked, FirstLines.Lines> said =
        lines.of(connection, found.keySet().iterator().next().clusterId(), wanted);
    Map<NodeKey, List<FindingLife>> withLines = new HashMap<>();
    found.forEach(
        (key, lives) ->
            withLines.put(
                key, lives.stream().map(life -> withLines(life, cluster, said)).toList()));
    return withLines;
  }

  private static FindingLife withLines(
      FindingLife life, Map<NodeId, NodeKey> cluster, Map<Asked, FirstLines.Lines> said) {
    return life.withEvidence(
        life.latest().evidence().stream()
            .map(
                ticket ->
                    place(ticket, cluster)
                        .map(place -> line(ticket, said.get(place)))
                        .orElse(ticket))
            .toList());
  }

  private static Optional<Asked> place(Evidence ticket, Map<NodeId, NodeKey> cluster) {
    return Ticket.place(ticket, Objects.requireNonNull(cluster.get(ticket.node())));
  }

  /** PostgreSQL keeps no U+0000: its picture stands for it. */
  private static Evidence line(Evidence ticket, FirstLines.@Nullable Lines said) {
    if (said == null || said.texts().isEmpty()) {
      return ticket;
    }
    return new Evidence(
        ticket.node(),
        new ProbeId(said.probe()),
        said.line(),
        said.texts().getFirst().strip().replace('\0', '\u2400'));
  }
}
