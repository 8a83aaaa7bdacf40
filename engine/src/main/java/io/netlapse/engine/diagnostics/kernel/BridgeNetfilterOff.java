package io.netlapse.engine.diagnostics.kernel;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kernel.KernelModule;
import io.netlapse.spi.kernel.KernelModuleUsers;
import io.netlapse.spi.kernel.Sysctl;
import io.netlapse.spi.logs.LogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What pods of one node send each other over a bridge bypasses iptables, and so the Services. Page:
 * {@code docs/rules/bridge-netfilter-off.md}.
 */
public final class BridgeNetfilterOff implements Diagnostic {

  private static final String SETTING = "net.bridge.bridge-nf-call-iptables";
  private static final String MODULE = "br_netfilter";

  private static final RuleInfo INFO =
      new RuleInfo(
          "bridge-netfilter-off",
          "Bridged packets bypass iptables",
          Severity.CRITICAL,
          reads(),
          List.of(),
          SettingMechanisms.LOSING);

  /** For {@link java.util.ServiceLoader}. */
  public BridgeNetfilterOff() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    KernelSettings kernel = KernelSettings.of(node);
    Optional<SeenFact> shown = kernel.shown(SETTING);
    Optional<SeenFact> off =
        shown.isPresent()
            ? kernel.shown(SETTING, "0")
            : moduleMissing(node).or(() -> toldMissing(node));
    if (off.isPresent()) {
      PodNetwork pods = PodNetwork.of(node);
      return pods.way() == PodNetwork.Way.ROUTED
          ? List.of()
          : List.of(finding(node.id().name(), off.get(), shown.isPresent(), pods));
    }
    return shown.isPresent() || isLoaded(node)
        ? List.of()
        : List.of(new Outcome.Unknown(null, SETTING + " of " + node.id().name()));
  }

  private static boolean isLoaded(NodeView node) {
    return node.facts(KernelModule.KIND).stream()
        .anyMatch(seen -> KernelModule.of(seen.fact()).name().equals(MODULE));
  }

  /** The line of the module {@code bridge}, if it says that this one is not loaded. */
  private static Optional<SeenFact> moduleMissing(NodeView node) {
    return isLoaded(node)
        ? Optional.empty()
        : node.facts(KernelModuleUsers.KIND).stream()
            .filter(
                seen -> {
                  String users = KernelModuleUsers.of(seen.fact()).users();
                  return users == null || !List.of(users.split(",")).contains(MODULE);
                })
            .findFirst();
  }

  /** flannel looks for the setting when it starts, and ends where it is not there. */
  private static Optional<SeenFact> toldMissing(NodeView node) {
    return isLoaded(node)
        ? Optional.empty()
        : node.facts(LogEvent.KIND).stream()
            .filter(seen -> LogEvent.of(seen.fact()).event().equals("br-netfilter-missing"))
            .findFirst();
  }

  private static Outcome.Finding finding(
      String node, SeenFact off, boolean loaded, PodNetwork pods) {
    boolean bridged = pods.way() == PodNetwork.Way.BRIDGE;
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(off.evidence());
    pods.because().ifPresent(seen -> evidence.add(seen.evidence()));
    List<String> commands = new ArrayList<>();
    if (!loaded) {
      commands.add("modprobe " + MODULE);
    }
    commands.add("sysctl -w %s=1 net.bridge.bridge-nf-call-ip6tables=1".formatted(SETTING));
    return new Outcome.Finding(
        SETTING,
        bridged ? Severity.CRITICAL : Severity.WARNING,
        loaded
            ? "bridged packets on %s bypass iptables: bridge-nf-call-iptables is 0".formatted(node)
            : "bridged packets on %s bypass iptables: br_netfilter is not loaded".formatted(node),
        (loaded
                    ? "The bridge of %s hands packets on without showing them to iptables. "
                    : off.fact().kind().equals(LogEvent.KIND)
                        ? "The network plug-in of %s found br_netfilter not loaded: bridges hand"
                            + " packets on without showing them to iptables. "
                        : "The module bridge is loaded on %s and br_netfilter does not use it, so"
                            + " it is not loaded, and bridges hand packets on without showing them"
                            + " to iptables. ")
                .formatted(node)
            + ("A pod that asks a Service, cluster DNS above all, and is led to an endpoint on the"
                + " same bridge gets the answer from the endpoint's own address instead of the"
                + " Service's, and throws it away. It works again whenever the endpoint is on"
                + " another node, so it looks like a fault that comes and goes.")
            + (bridged
                ? ""
                : " Whether pods of this node are on a bridge was not shown; where each has a"
                    + " routed device of its own (Calico, Cilium), this does no harm."),
        evidence,
        List.of(
            "sysctl " + SETTING,
            "lsmod | grep " + MODULE,
            "ip link show type bridge",
            "cat /etc/modules-load.d/*.conf"),
        new Remedy(
            commands,
            "Put `br_netfilter` into /etc/modules-load.d/k8s.conf, and `%s = 1` into"
                    .formatted(SETTING)
                + " /etc/sysctl.d/99-zz-kubernetes.conf: the setting is there only once the module"
                + " is loaded, so the module must come first.",
            "sysctl -w %s=0".formatted(SETTING),
            "Packets of every bridge of the node then pass FORWARD, those of virtual machines too:"
                + " a DROP there begins to bite for them."));
  }

  private static List<FactKind> reads() {
    List<FactKind> kinds = new ArrayList<>();
    kinds.add(Sysctl.KIND);
    kinds.add(KernelModule.KIND);
    kinds.add(KernelModuleUsers.KIND);
    kinds.add(LogEvent.KIND);
    kinds.addAll(PodNetwork.KINDS);
    return kinds;
  }
}
