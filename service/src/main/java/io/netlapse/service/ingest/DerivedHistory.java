package io.netlapse.service.ingest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.netlapse.db.derived.DerivedEvents;
import io.netlapse.db.derived.DerivedFindings;
import io.netlapse.db.derived.FirstSights.Asked;
import io.netlapse.db.derived.LookedKinds;
import io.netlapse.db.derived.SeenLifetimes;
import io.netlapse.db.history.RunSpan;
import io.netlapse.db.history.Runs;
import io.netlapse.db.node.NodeKey;
import io.netlapse.db.node.Nodes;
import io.netlapse.db.snapshot.LookRow;
import io.netlapse.db.snapshot.Looks;
import io.netlapse.engine.diagnostics.Belief;
import io.netlapse.engine.diagnostics.FindingHistory;
import io.netlapse.engine.diagnostics.FindingLife;
import io.netlapse.engine.diagnostics.Looked;
import io.netlapse.engine.diagnostics.NodeLives;
import io.netlapse.engine.diagnostics.SeenLifetime;
import io.netlapse.engine.events.BootLook;
import io.netlapse.engine.events.Events;
import io.netlapse.engine.events.FactLife;
import io.netlapse.engine.events.NodeFacts;
import io.netlapse.engine.history.Lifetime;
import io.netlapse.service.lines.FirstLines;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.system.ComponentVersion;
import io.netlapse.spi.system.InstalledPackage;
import io.netlapse.spi.system.PackageChange;
import io.netlapse.spi.system.ProcessStart;
import io.netlapse.spi.system.UnitStart;
import io.netlapse.spi.system.UnitState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Derives events of the node whose lifetimes changed, and findings of every rule that reads what
 * changed: of that node, and of its whole cluster where the rule believes what other nodes say.
 *
 * <p>One derivation of a cluster at a time, in the order of their commits: a finding on one node
 * may rest on facts of another whose own derivation is under way.
 */
public final class DerivedHistory implements Derivation {

  private static final Set<String> KINDS_THAT_TELL_EVENTS =
      Stream.of(
              ComponentVersion.KIND,
              InstalledPackage.KIND,
              LogEvent.KIND,
              PackageChange.KIND,
              ProcessStart.KIND,
              UnitStart.KIND,
              UnitState.KIND)
          .map(FactKind::name)
          .collect(toSet());

  private final List<Diagnostic> rules;
  private final Belief belief;
  private final FirstLines lines;

  /**
   * With these rules.
   *
   * @param rules in any order
   * @param belief for how long the latest look at another node is believed
   * @param lines reads the lines of evidence
   */
  public DerivedHistory(Collection<? extends Diagnostic> rules, Belief belief, FirstLines lines) {
    this.rules = List.copyOf(rules);
    this.belief = belief;
    this.lines = lines;
  }

  @Override
  public List<FindingLife> derive(Connection connection, Changed changed) throws SQLException {
    Nodes.lockDerivation(connection, changed.key().clusterId());
    if (KINDS_THAT_TELL_EVENTS.stream().anyMatch(changed::concerns)) {
      deriveEvents(connection, changed);
    }
    return deriveFindings(connection, changed);
  }

  private void deriveEvents(Connection connection, Changed changed) throws SQLException {
    List<FactLife> lives =
        SeenLifetimes.of(
                connection,
                Map.of(changed.key(), changed.node()),
                KINDS_THAT_TELL_EVENTS,
                new HashMap<>())
            .getOrDefault(changed.node(), List.of())
            .stream()
            .map(seen -> factLife(seen.lifetime()))
            .toList();
    List<BootLook> boots = boots(connection, changed.key());
    DerivedEvents.replace(
        connection,
        changed.key(),
        changed.node(),
        Events.of(new NodeFacts(changed.node(), lives, boots)));
  }

  private static FactLife factLife(Lifetime lifetime) {
    return new FactLife(
        lifetime.fact().fact(),
        lifetime.after(),
        lifetime.by(),
        lifetime.first().at(),
        lifetime.lastSeen().equals(Instant.MIN) ? lifetime.last().at() : lifetime.lastSeen(),
        lifetime.disappeared().orElse(null));
  }

  /** The ends of runs tell every boot, and are where every lifetime begins. */
  private static List<BootLook> boots(Connection connection, NodeKey key) throws SQLException {
    List<LookRow> last = Looks.last(connection, key);
    if (last.isEmpty()) {
      return List.of();
    }
    List<Instant> ends = new ArrayList<>();
    for (RunSpan run : Runs.load(connection, key, last.getFirst().at())) {
      ends.add(run.first());
      ends.add(run.last());
    }
    return Looks.at(connection, key, ends).stream()
        .map(
            look ->
                new BootLook(
                    look.at(),
                    look.clock().bootId(),
                    look.clock().uptime(),
                    look.clock().utcOffset()))
        .toList();
  }

  private List<FindingLife> deriveFindings(Connection connection, Changed changed)
      throws SQLException {
    List<Diagnostic> own = rules.stream().filter(rule -> reads(rule.info(), changed)).toList();
    List<Diagnostic> all = rules.stream().filter(rule -> believes(rule.info(), changed)).toList();
    if (own.isEmpty() && all.isEmpty()) {
      return List.of();
    }
    Map<NodeKey, NodeId> cluster = new HashMap<>();
    Nodes.all(connection, changed.node().cluster()).forEach((id, key) -> cluster.put(key, id));
    Map<Evidence, Asked> places = new HashMap<>();
    List<NodeLives> lives = lives(connection, changed, cluster, own, all, places);
    List<FindingLife> news = new ArrayList<>();
    for (Diagnostic rule : all) {
      Map<NodeId, List<FindingLife>> found =
          FindingHistory.of(rule, lives, belief).stream().collect(groupingBy(FindingLife::node));
      Map<NodeKey, List<FindingLife>> everywhere = new HashMap<>();
      cluster.forEach((key, node) -> everywhere.put(key, found.getOrDefault(node, List.of())));
      news.addAll(write(connection, rule, everywhere, places));
    }
    for (Diagnostic rule : own) {
      if (!all.contains(rule)) {
        List<FindingLife> found = FindingHistory.on(rule, changed.node(), lives, belief);
        news.addAll(write(connection, rule, Map.of(changed.key(), found), places));
      }
    }
    return news.stream().filter(life -> life.node().equals(changed.node())).sorted().toList();
  }

  /** Writes findings with the lines that the tickets of their evidence stand for. */
  private List<FindingLife> write(
      Connection connection,
      Diagnostic rule,
      Map<NodeKey, List<FindingLife>> found,
      Map<Evidence, Asked> places)
      throws SQLException {
    Set<Asked> wanted =
        found.values().stream()
            .flatMap(List::stream)
            .flatMap(life -> life.latest().evidence().stream())
            .map(places::get)
            .filter(Objects::nonNull)
            .collect(toSet());
    Map<Asked, FirstLines.Lines> said =
        lines.of(connection, found.keySet().iterator().next().clusterId(), wanted);
    Map<NodeKey, List<FindingLife>> withLines = new HashMap<>();
    found.forEach(
        (key, lives) ->
            withLines.put(key, lives.stream().map(life -> withLines(life, places, said)).toList()));
    return DerivedFindings.replace(connection, rule.info().id(), withLines);
  }

  private static FindingLife withLines(
      FindingLife life, Map<Evidence, Asked> places, Map<Asked, FirstLines.Lines> said) {
    return life.withEvidence(
        life.latest().evidence().stream()
            .map(ticket -> line(ticket, said.get(places.get(ticket))))
            .toList());
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

  private static boolean reads(RuleInfo rule, Changed changed) {
    return rule.reads().stream().map(FactKind::name).anyMatch(changed::concerns);
  }

  private static boolean believes(RuleInfo rule, Changed changed) {
    return rule.believes().stream().map(FactKind::name).anyMatch(changed::concerns);
  }

  /** Of the changed node all that the rules read; of the others only what they need. */
  private static List<NodeLives> lives(
      Connection connection,
      Changed changed,
      Map<NodeKey, NodeId> cluster,
      List<Diagnostic> own,
      List<Diagnostic> all,
      Map<Evidence, Asked> places)
      throws SQLException {
    Set<FactKind> ofOthers = new HashSet<>();
    all.forEach(rule -> ofOthers.addAll(rule.info().reads()));
    Stream.of(own, all)
        .flatMap(List::stream)
        .forEach(rule -> ofOthers.addAll(rule.info().believes()));
    Set<FactKind> ofSelf = new HashSet<>(ofOthers);
    own.forEach(rule -> ofSelf.addAll(rule.info().reads()));
    Map<NodeKey, NodeId> others = new HashMap<>(cluster);
    others.remove(changed.key());
    Map<NodeKey, NodeId> self = Map.of(changed.key(), changed.node());
    List<NodeLives> lives = new ArrayList<>(lives(connection, self, ofSelf, places));
    lives.addAll(lives(connection, ofOthers.isEmpty() ? Map.of() : others, ofOthers, places));
    return lives;
  }

  private static List<NodeLives> lives(
      Connection connection,
      Map<NodeKey, NodeId> nodes,
      Set<FactKind> kinds,
      Map<Evidence, Asked> places)
      throws SQLException {
    Map<NodeId, List<SeenLifetime>> seen =
        SeenLifetimes.of(
            connection, nodes, kinds.stream().map(FactKind::name).collect(toSet()), places);
    Map<NodeId, Map<FactKind, Looked>> looked = LookedKinds.of(connection, nodes, kinds);
    return nodes.values().stream()
        .map(
            node ->
                new NodeLives(
                    node,
                    seen.getOrDefault(node, List.of()),
                    withWhatWasSeen(
                        looked.getOrDefault(node, Map.of()), seen.getOrDefault(node, List.of()))))
        .toList();
  }

  /** What a filtered command showed was looked at, although it covers nothing else. */
  private static Map<FactKind, Looked> withWhatWasSeen(
      Map<FactKind, Looked> covered, List<SeenLifetime> seen) {
    Map<FactKind, Looked> looked = new HashMap<>(covered);
    for (SeenLifetime one : seen) {
      Lifetime life = one.lifetime();
      looked.merge(
          life.fact().fact().kind(),
          new Looked(life.first().at(), life.last().at()),
          DerivedHistory::hull);
    }
    return looked;
  }

  private static Looked hull(Looked one, Looked other) {
    return new Looked(
        one.first().isBefore(other.first()) ? one.first() : other.first(),
        one.last().isAfter(other.last()) ? one.last() : other.last());
  }
}
