package io.netlapse.engine.diagnostics.ipvs;

import io.netlapse.engine.diagnostics.kernel.KernelSettings;
import io.netlapse.engine.diagnostics.network.Kinds;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.ipvs.IpvsConnections;
import io.netlapse.spi.kernel.Sysctl;
import io.netlapse.spi.system.ComponentVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Settings of IPVS with which connections are lost. Page: {@code docs/rules/ipvs-sysctl-trap.md}.
 */
public final class IpvsSysctlTrap implements Diagnostic {

  private static final RuleInfo INFO =
      new RuleInfo(
          "ipvs-sysctl-trap",
          "A setting of IPVS loses connections",
          Severity.WARNING,
          Kinds.of(
              List.of(Sysctl.KIND, IpvsConnections.KIND, ComponentVersion.KIND), IpvsUse.KINDS),
          List.of(),
          List.of(
              new Mechanism(
                  EventKind.REBOOT, "*", "another kernel runs, for which the setting is wrong"),
              new Mechanism(EventKind.RESTART, "kube-proxy", "kube-proxy sets these at its start"),
              new Mechanism(
                  EventKind.UPGRADE, "kube-proxy", "releases set conn_reuse_mode otherwise")));

  private static final Pattern KERNEL = Pattern.compile("(\\d{1,3})\\.(\\d{1,3}).*");

  /** For {@link java.util.ServiceLoader}. */
  public IpvsSysctlTrap() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    if (IpvsUse.of(node).isEmpty() && IpvsUse.wasLookedAt(node)) {
      return List.of();
    }
    KernelSettings kernel = KernelSettings.of(node);
    List<SeenFact> stuck = stuck(node);
    List<Outcome> outcomes = new ArrayList<>();
    for (Trap trap : Trap.values()) {
      kernel
          .shown(trap.setting, trap.value)
          .filter(seen -> trap != Trap.REUSE || !isOldKernel(node) || !stuck.isEmpty())
          .ifPresent(seen -> outcomes.add(trap.finding(node.id().name(), seen, stuck)));
    }
    boolean asked =
        Stream.of(Trap.values()).anyMatch(trap -> kernel.shown(trap.setting).isPresent());
    return asked
        ? outcomes
        : List.of(new Outcome.Unknown(null, "the settings net.ipv4.vs of " + node.id().name()));
  }

  /** Before 5.9 kube-proxy turns the mode off on purpose, for what it did there was worse. */
  private static boolean isOldKernel(NodeView node) {
    return node.facts(ComponentVersion.KIND).stream()
        .map(seen -> ComponentVersion.of(seen.fact()))
        .filter(version -> version.component().equals("kernel"))
        .map(version -> KERNEL.matcher(version.version()))
        .filter(Matcher::matches)
        .anyMatch(
            match ->
                Integer.parseInt(match.group(1)) * 1000 + Integer.parseInt(match.group(2)) < 5009);
  }

  /** Connections that hang: then the trap has something in it. */
  private static List<SeenFact> stuck(NodeView node) {
    return node.facts(IpvsConnections.KIND).stream()
        .filter(
            seen -> {
              IpvsConnections one = IpvsConnections.of(seen.fact());
              return one.state().equals("SYN_RECV") && IpvsSynStuck.isSymptom(node, one);
            })
        .toList();
  }

  /** A setting, the value that is a trap, and why. */
  private enum Trap {
    REUSE(
        "net.ipv4.vs.conn_reuse_mode",
        "0",
        "1",
        "A client that uses the port of an old connection again is led to the backend of that"
            + " connection, also after it was drained: such connections fail with 'no route to"
            + " host' or time out. Since kernel 5.9 there is no reason for the value 0 any more;"
            + " kube-proxy before 1.22 set it for the sake of older kernels."),
    NO_DESTINATION(
        "net.ipv4.vs.expire_nodest_conn",
        "0",
        "1",
        "Packets of a connection whose backend was taken away are dropped without a word until the"
            + " connection times out, instead of ending it: clients hang for up to 15 minutes."
            + " kube-proxy sets this to 1 at its start, so something set it back."),
    CONNTRACK(
        "net.ipv4.vs.conntrack",
        "0",
        "1",
        "IPVS does not enter its connections into the connection table, so what masquerades"
            + " packets to Services does not see them: answers of backends on other nodes go past"
            + " this node and are lost. kube-proxy sets this to 1 at its start.");

    private final String setting;
    private final String value;
    private final String right;
    private final String why;

    Trap(String setting, String value, String right, String why) {
      this.setting = setting;
      this.value = value;
      this.right = right;
      this.why = why;
    }

    Outcome.Finding finding(String node, SeenFact seen, List<SeenFact> stuck) {
      List<Evidence> evidence = new ArrayList<>();
      evidence.add(seen.evidence());
      stuck.stream().limit(3).map(SeenFact::evidence).forEach(evidence::add);
      Optional<String> happens =
          stuck.isEmpty() ? Optional.empty() : Optional.of(" Connections that hang are there now.");
      return new Outcome.Finding(
          setting,
          stuck.isEmpty() ? Severity.INFO : Severity.WARNING,
          "%s of %s is %s".formatted(setting, node, value),
          why + happens.orElse(""),
          evidence,
          List.of(
              "sysctl " + setting, "uname -r", "ipvsadm -Lnc | grep -c SYN_RECV", "ipvsadm -Ln"),
          new Remedy(
              List.of("sysctl -w %s=%s".formatted(setting, right)),
              "Take %s out of the files of /etc/sysctl.d, and restart kube-proxy: it sets what its"
                      .formatted(setting)
                  + " release thinks right for this kernel. Upgrade kube-proxy to 1.22 or newer.",
              "sysctl -w %s=%s".formatted(setting, value),
              "None to speak of on kernel 5.9 or newer; before it conn_reuse_mode=1 delays a"
                  + " connection from a port that is used again by a second."));
    }
  }
}
