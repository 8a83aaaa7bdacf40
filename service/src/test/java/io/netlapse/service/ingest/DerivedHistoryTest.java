package io.netlapse.service.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.netlapse.db.content.KnownContents;
import io.netlapse.engine.diagnostics.Belief;
import io.netlapse.engine.diagnostics.FindingLife;
import io.netlapse.engine.facts.Probes;
import io.netlapse.service.lines.FirstLines;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.event.Window;
import io.netlapse.spi.snapshot.NodeClock;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.Snapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

final class DerivedHistoryTest {

  private static final String STRAY = "route main 203.0.113.66/32\n";
  private static final NodeId OTHER = new NodeId("test", "node-2");
  private static final NodeId THIRD = new NodeId("test", "node-3");

  private final StoreFixture store = new StoreFixture();
  private final IngestService service = store.service(derivation());

  @AfterEach
  void close() {
    service.close();
    store.close();
  }

  private static Derivation derivation() {
    Probes probes = Probes.of(List.of(new LineParser(1)));
    return new DerivedHistory(
        List.of(new SharedRoute()), Belief.OF_ANY_AGE, new FirstLines(probes, new KnownContents()));
  }

  /** Finds routes that another node has too; lacks what a node that never spoke would tell. */
  private static final class SharedRoute implements Diagnostic {

    @Override
    public RuleInfo info() {
      return new RuleInfo(
          "shared-route",
          "Two nodes have one route",
          Severity.WARNING,
          List.of(LineParser.ROUTE),
          List.of(LineParser.ROUTE),
          List.of());
    }

    @Override
    public List<Outcome> examine(NodeView node, ClusterView cluster) {
      List<Outcome> outcomes = new ArrayList<>();
      node.facts(LineParser.ROUTE).stream()
          .filter(
              seen ->
                  cluster.others(node).stream()
                      .flatMap(other -> other.facts(LineParser.ROUTE).stream())
                      .anyMatch(theirs -> theirs.fact().equals(seen.fact())))
          .map(SharedRoute::finding)
          .forEach(outcomes::add);
      for (NodeView other : cluster.others(node)) {
        if (outcomes.isEmpty() && !other.lookedAt(LineParser.ROUTE)) {
          outcomes.add(new Outcome.Unknown(null, "the routes of " + other.id().name()));
        }
      }
      return outcomes;
    }

    private static Outcome.Finding finding(SeenFact seen) {
      return new Outcome.Finding(
          seen.fact().field("dst", ""),
          Severity.WARNING,
          "Another node has it too",
          "Packets go astray.",
          List.of(seen.evidence()),
          List.of("ip route"),
          new Remedy(List.of("ip route del"), "no", "ip route add", "none"));
    }
  }

  @Test
  void findings_restOnAnotherNode_beginWhereItsRouteAppears() throws SQLException {
    ingest(Told.NODE, 0, "boot-1", STRAY);
    ingest(OTHER, 5, "boot-1", "");

    IngestResult result = ingest(OTHER, 10, "boot-1", STRAY);

    assertThat(result.findings())
        .extracting(FindingLife::subject, FindingLife::appeared)
        .containsExactly(tuple("203.0.113.66/32", new Window(Told.at(5), Told.at(10))));
    assertThat(
            rows(
                """
                SELECT n.name, f.document #>> '{evidence,0,text}', f.document ->> 'title',
                  f.document #>> '{remedy,commands,0}', f.gone_at
                FROM findings f JOIN nodes n USING (cluster_id, node_id) ORDER BY n.name
                """))
        .containsExactly(
            "node-1|route main 203.0.113.66/32|Another node has it too|ip route del|null",
            "node-2|route main 203.0.113.66/32|Another node has it too|ip route del|null");
  }

  @Test
  void findings_routeGone_areResolvedOnBothNodes() throws SQLException {
    ingest(Told.NODE, 0, "boot-1", STRAY);
    ingest(OTHER, 5, "boot-1", STRAY);

    IngestResult result = ingest(OTHER, 10, "boot-1", "");

    assertThat(result.findings()).hasSize(1);
    assertThat(result.findings().getFirst().isOpen()).isFalse();
    assertThat(rows("SELECT count(*) FROM findings WHERE next_at IS NULL")).containsExactly("0");
  }

  @Test
  void events_anotherBootId_isAReboot() throws SQLException {
    ingest(Told.NODE, 0, "boot-1", STRAY);
    ingest(Told.NODE, 5, "boot-1", STRAY);
    ingest(Told.NODE, 10, "boot-2", STRAY);

    assertThat(rows("SELECT kind, identity, from_at FROM events ORDER BY from_at"))
        .as("the boot that we found it in, and the one that we saw it come to")
        .hasSize(2)
        .last()
        .asString()
        .startsWith("reboot|boot-2|");
  }

  /** Two services of one database take turns, as two replicas behind one address do. */
  @RepeatedTest(12)
  void derived_anyOrderByAnyService_isTheSame(RepetitionInfo number) throws SQLException {
    Random random = new Random(number.getCurrentRepetition());
    List<Runnable> deliveries = new ArrayList<>();
    List<Runnable> inOrder = new ArrayList<>();
    List<NodeId> nodes = List.of(Told.NODE, OTHER, THIRD);
    try (StoreFixture ordered = new StoreFixture();
        IngestService other = ordered.service(derivation());
        IngestService replica = store.service(derivation())) {
      for (int minute = 0; minute < 60; minute += 3) {
        NodeId node = nodes.get(random.nextInt(nodes.size()));
        IngestService taker = random.nextInt(4) == 0 ? replica : service;
        String output = random.nextInt(3) == 0 ? "" : STRAY;
        Snapshot snapshot = snapshot(node, minute, "boot-" + minute / 25, output);
        deliveries.add(() -> taker.ingest(snapshot, StoreFixture.RECORDED));
        inOrder.add(() -> other.ingest(snapshot, StoreFixture.RECORDED));
      }
      Collections.shuffle(deliveries, random);
      deliveries.forEach(Runnable::run);
      inOrder.forEach(Runnable::run);

      String findings =
          """
          SELECT n.name, rule, subject, appeared_after, appeared_at, gone_after, gone_at,
            document::text
          FROM findings JOIN nodes n USING (cluster_id, node_id) ORDER BY n.name, appeared_at
          """;
      String events =
          """
          SELECT n.name, kind, what, from_at, to_at, identity
          FROM events JOIN nodes n USING (cluster_id, node_id) ORDER BY n.name, from_at
          """;
      assertThat(rows(store, findings)).isEqualTo(rows(ordered, findings)).isNotEmpty();
      assertThat(rows(store, events)).isEqualTo(rows(ordered, events)).isNotEmpty();
    }
  }

  private IngestResult ingest(NodeId node, int minute, String boot, String output) {
    return service.ingest(snapshot(node, minute, boot, output), StoreFixture.RECORDED);
  }

  private static Snapshot snapshot(NodeId node, int minute, String boot, String output) {
    NodeClock clock = new NodeClock(boot, Duration.ofMinutes(minute % 25 + 1), null);
    return new Snapshot(
        node, Told.at(minute), clock, null, List.of(Told.section(minute, "show", output)));
  }

  private List<String> rows(String sql) throws SQLException {
    return rows(store, sql);
  }

  private static List<String> rows(StoreFixture store, String sql) throws SQLException {
    try (Connection connection = store.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          columns.add(String.valueOf(row.getString(i)));
        }
        rows.add(String.join("|", columns));
      }
      return rows;
    }
  }
}
