package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.logs.LogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The chain KUBE-MARK-DROP, which kube-proxy's rules send packets to, is not there or marks
 * nothing. Page: {@code docs/rules/kube-mark-drop-missing.md}.
 */
public final class KubeMarkDropMissing implements Diagnostic {

  private static final String CHAIN = "KUBE-MARK-DROP";

  private static final RuleInfo INFO =
      new RuleInfo(
          "kube-mark-drop-missing",
          "KUBE-MARK-DROP is not there, or marks nothing, in the back end that kube-proxy writes",
          Severity.CRITICAL,
          Kinds.of(FilterTables.KINDS, List.of(LogEvent.KIND)),
          List.of(),
          NetfilterMechanisms.PROXY);

  /** For {@link java.util.ServiceLoader}. */
  public KubeMarkDropMissing() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<String> causes() {
    return List.of("iptables-backend-split");
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    if (!FilterTables.wereLookedAt(node) && !node.lookedAt(LogEvent.KIND)) {
      return List.of(
          new Outcome.Unknown(
              null, "the table nat of %s, or kube-proxy's log".formatted(node.id().name())));
    }
    List<Outcome> outcomes = new ArrayList<>(refused(node));
    FilterTables tables = FilterTables.of(node);
    for (Map.Entry<TablePlace, SortedMap<String, FilterChain>> entry :
        tables.byPlace().entrySet()) {
      if (entry.getKey().table().equals("nat")) {
        outcomes.addAll(table(node.id().name(), entry.getKey(), tables));
      }
    }
    return Outcomes.bySubject(outcomes);
  }

  /** What iptables-restore said of it. */
  private static List<Outcome> refused(NodeView node) {
    return node.facts(LogEvent.KIND).stream()
        .filter(
            seen -> LogEvent.of(seen.fact()).details().getOrDefault("reason", "").contains(CHAIN))
        .limit(1)
        .<Outcome>map(
            seen ->
                new Words(node.id().name(), "iptables")
                    .finding(
                        CHAIN,
                        Severity.CRITICAL,
                        "kube-proxy on %s cannot write its rules: KUBE-MARK-DROP is not there"
                            .formatted(node.id().name()),
                        "iptables-restore refuses the whole set of rules, so no change of a Service"
                            + " reaches this node any more.",
                        List.of(seen.evidence()),
                        List.of("iptables -t nat -N KUBE-MARK-DROP")))
        .toList();
  }

  private static List<Outcome> table(String node, TablePlace place, FilterTables tables) {
    SortedMap<String, FilterChain> chains = tables.chains(place);
    List<FilterRule> users =
        chains.values().stream()
            .flatMap(chain -> chain.rules().stream())
            .filter(rule -> rule.target().equals(CHAIN))
            .toList();
    FilterChain chain = chains.get(CHAIN);
    if (chain == null) {
      // The kernel takes no rule that leads to a chain that is not there: this is an excerpt, or
      // the rules that kube-proxy meant to restore.
      return List.of();
    }
    if (chain.declared() == null || !chain.rules().isEmpty() || !chain.complete()) {
      return List.of();
    }
    FilterRule other = markedElsewhere(place, tables);
    Words words = new Words(node, chain.program());
    if (other == null && users.isEmpty()) {
      return List.of();
    }
    List<Evidence> evidence = new ArrayList<>(List.of(chain.declared().evidence()));
    users.stream().limit(2).map(rule -> rule.seen().evidence()).forEach(evidence::add);
    if (other != null) {
      evidence.add(other.seen().evidence());
    }
    String where =
        other == null
            ? "No rule there sets the mark."
            : "kubelet's rule that sets the mark is in the other back end (%s), where kube-proxy's"
                    .formatted(other.place().backend().word())
                + " rules are not.";
    return List.of(
        words.finding(
            place.named(CHAIN),
            other == null ? Severity.WARNING : Severity.CRITICAL,
            "KUBE-MARK-DROP on %s is empty: what is to be dropped passes".formatted(node),
            where + " What a load balancer's source ranges do not admit is let through here.",
            evidence,
            List.of()));
  }

  private static @Nullable FilterRule markedElsewhere(TablePlace place, FilterTables tables) {
    for (FilterChain other : tables.named("nat", CHAIN)) {
      boolean sameFamily = other.place().family() == place.family();
      if (sameFamily && other.place().backend() != place.backend() && !other.rules().isEmpty()) {
        return other.rules().getFirst();
      }
    }
    return null;
  }

  /** The words, alike for all forms of it. */
  private record Words(String node, String iptables) {

    /** The last is what makes the chain, where it is not there. */
    Outcome.Finding finding(
        String subject,
        Severity severity,
        String title,
        String harm,
        List<Evidence> evidence,
        List<String> making) {
      List<String> commands = new ArrayList<>(making);
      commands.add(iptables + " -t nat -A KUBE-MARK-DROP -j MARK --or-mark 0x8000");
      return new Outcome.Finding(
          subject,
          severity,
          title,
          ("kubelet makes KUBE-MARK-DROP and its rule, kube-proxy (up to 1.24) sends packets there"
               + " that nobody may send. %s It happens where kubelet on %s and kube-proxy in its"
               + " image write to different back ends of iptables, legacy and nf_tables, or where a"
               + " kubelet from 1.27 on no longer makes the chain for an older kube-proxy.")
              .formatted(harm, node),
          evidence,
          List.of(
              "iptables-legacy-save -t nat | grep KUBE-MARK-DROP",
              "iptables-nft-save -t nat | grep KUBE-MARK-DROP",
              "iptables --version",
              "kubectl --namespace kube-system logs --selector k8s-app=kube-proxy | grep restore"),
          new Remedy(
              commands,
              "Let kubelet and kube-proxy write to one back end (update-alternatives --set"
                  + " iptables), and use a kube-proxy that makes the chain itself (from 1.16 on for"
                  + " IPVS).",
              iptables + " -t nat -D KUBE-MARK-DROP -j MARK --or-mark 0x8000",
              making.isEmpty()
                  ? "None: an empty chain, which the undo leaves, does nothing."
                  : "The first command fails where the chain is there already: that does no harm."
                      + " An empty chain, which the undo may leave, does nothing."));
    }
  }
}
