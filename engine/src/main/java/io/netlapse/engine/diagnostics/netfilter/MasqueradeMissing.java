package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.engine.diagnostics.network.NodeAddress;
import io.netlapse.engine.diagnostics.network.ProxyMode;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.kernel.ConntrackEntry;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.netfilter.ServiceMasquerade;
import io.netlapse.spi.network.ConnectionAttempt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Packets to Services leave a node without masquerade, so that answers do not come back. Page:
 * {@code docs/rules/masquerade-missing.md}.
 */
public final class MasqueradeMissing implements Diagnostic {

  private static final List<FactKind> READS =
      Kinds.of(
          Kinds.of(FilterTables.KINDS, NodeAddress.KINDS),
          List.of(
              ServiceMasquerade.KIND,
              ServicePort.KIND,
              IpvsVirtualServer.KIND,
              ConntrackEntry.KIND,
              ConnectionAttempt.KIND,
              LogEvent.KIND));

  /** Where packets leave the node; behind any other device there are pods, or nobody. */
  private static final Pattern UPLINK =
      Pattern.compile("(eth|en|em|p\\dp|bond|team|ib)[a-z0-9._@-]*");

  private static final RuleInfo INFO =
      new RuleInfo(
          "masquerade-missing",
          "Packets to Services leave without masquerade",
          Severity.CRITICAL,
          READS,
          List.of(),
          NetfilterMechanisms.PROXY);

  /** For {@link java.util.ServiceLoader}. */
  public MasqueradeMissing() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    List<FactKind> telling =
        Kinds.of(
            FilterTables.KINDS,
            List.of(ConntrackEntry.KIND, ConnectionAttempt.KIND, LogEvent.KIND));
    if (telling.stream().noneMatch(node::lookedAt)) {
      return List.of(new Outcome.Unknown(null, "the table nat of " + node.id().name()));
    }
    MasqueradeWords words = new MasqueradeWords(node.id().name());
    List<Outcome> outcomes = new ArrayList<>();
    FilterTables tables = FilterTables.of(node);
    boolean masquerades = false;
    for (TablePlace place : tables.byPlace().keySet()) {
      if (place.table().equals("nat")) {
        ServiceNat nat = new ServiceNat(place, tables.chains(place));
        if (nat.lacksClusterMark()) {
          outcomes.add(words.clusterMark(place, nat.evidence()));
        }
        masquerades |= nat.masqueradesOwn();
        nat.emptyLink().ifPresent(chain -> outcomes.add(words.brokenLink(chain)));
      }
    }
    if (!masquerades) {
      // A connection keeps what the rules said when it began, which was before they were written.
      outcomes.addAll(sentAsService(node, words));
    }
    outcomes.addAll(withoutRange(node, words));
    return Outcomes.bySubject(outcomes);
  }

  /** Connections that left with the address of the Service as their source. */
  private static List<Outcome> sentAsService(NodeView node, MasqueradeWords words) {
    Set<String> own = new HashSet<>();
    Set<String> services = new HashSet<>();
    // Also where kube-proxy binds it: answers to an address of a real device do come back.
    Set<String> elsewhere = new HashSet<>();
    for (NodeAddress address : NodeAddress.of(node)) {
      String text = address.address().address().text();
      own.add(text);
      if (address.dev().equals("kube-ipvs0")) {
        services.add(text);
      } else {
        elsewhere.add(text);
      }
    }
    services.removeAll(elsewhere);
    List<Outcome> outcomes = new ArrayList<>();
    for (SeenFact seen : node.facts(ConntrackEntry.KIND)) {
      Connection one = Connection.of(ConntrackEntry.of(seen.fact()));
      // What is answered on the node itself comes back whatever its source is.
      if (one.isSentAs(services) && !own.contains(one.answerFrom())) {
        outcomes.add(words.sentAs(one, seen));
      }
    }
    for (SeenFact seen : node.facts(ConnectionAttempt.KIND)) {
      ConnectionAttempt one = ConnectionAttempt.of(seen.fact());
      boolean left = UPLINK.matcher(one.dev()).matches() && !own.contains(one.destination().text());
      if (left && services.contains(one.source().text())) {
        outcomes.add(words.leftAs(one, seen));
      }
    }
    return outcomes;
  }

  /** kube-proxy does not know the range of the pods: a hint, and no more. */
  private static List<Outcome> withoutRange(NodeView node, MasqueradeWords words) {
    List<SeenFact> said =
        node.facts(LogEvent.KIND).stream()
            .filter(seen -> LogEvent.of(seen.fact()).event().equals("cluster-cidr-missing"))
            .toList();
    if (!said.isEmpty()) {
      return List.of(words.noRange(said.getLast().evidence()));
    }
    if (!node.facts(ServiceMasquerade.KIND).isEmpty()) {
      return List.of();
    }
    return node.facts(ServicePort.KIND).stream()
        .filter(seen -> isClusterPort(ServicePort.of(seen.fact())))
        .limit(1)
        .<Outcome>map(seen -> words.noRange(seen.evidence()))
        .toList();
  }

  private static boolean isClusterPort(ServicePort port) {
    return port.kind() == ServicePort.Kind.CLUSTER
        && !port.endpoints().isEmpty()
        && ProxyMode.of(port.backend()) == ProxyMode.IPTABLES;
  }
}
