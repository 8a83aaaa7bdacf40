package io.netlapse.engine.diagnostics.network;

import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.netfilter.IptablesRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mode in which kube-proxy last wrote its rules on a node. It writes the chain KUBE-SERVICES of
 * table nat as a whole, in either mode: jumps to chains of single Services by iptables, matches of
 * sets by IPVS. So what stands there tells which mode works, or worked last, and what stands
 * elsewhere is left of another one.
 */
public final class WrittenMode {

  /** The kinds of facts that tell it; a rule that uses this reads them. */
  public static final List<FactKind> KINDS =
      Kinds.of(List.of(ServicePort.KIND, IptablesRule.KIND), RunningProxy.KINDS);

  private WrittenMode() {}

  /**
   * The mode that runs, else the one that wrote last; null where nothing tells, and where two back
   * ends of iptables tell different ones.
   */
  public static @Nullable ProxyMode orRunning(NodeView node) {
    ProxyMode running = RunningProxy.mode(node);
    return running == null ? of(node) : running;
  }

  private static @Nullable ProxyMode of(NodeView node) {
    boolean byRules =
        node.facts(ServicePort.KIND).stream()
            .map(seen -> ServicePort.of(seen.fact()))
            .anyMatch(
                port ->
                    port.kind() == ServicePort.Kind.CLUSTER
                        && !port.endpoints().isEmpty()
                        && ProxyMode.of(port.backend()) == ProxyMode.IPTABLES);
    boolean bySets =
        node.facts(IptablesRule.KIND).stream()
            .map(seen -> IptablesRule.of(seen.fact()))
            .filter(rule -> rule.table().equals("nat") && rule.chain().equals("KUBE-SERVICES"))
            .anyMatch(rule -> rule.rule().contains("--match-set KUBE-"));
    if (byRules == bySets) {
      return null;
    }
    return byRules ? ProxyMode.IPTABLES : ProxyMode.IPVS;
  }
}
