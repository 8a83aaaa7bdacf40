package io.netlapse.engine.diagnostics.component;

import io.netlapse.spi.config.UnitSince;
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
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.NodeRuntime;
import io.netlapse.spi.kubernetes.NodeVersion;
import io.netlapse.spi.system.ComponentVersion;
import io.netlapse.spi.system.PackageChange;
import io.netlapse.spi.system.UnitStart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A program was replaced on the disk, and the former one still runs. Page: {@code
 * docs/rules/version-not-running.md}.
 */
public final class VersionNotRunning implements Diagnostic {

  private static final List<FactKind> OF_CLUSTER = List.of(NodeVersion.KIND, NodeRuntime.KIND);

  private static final RuleInfo INFO =
      new RuleInfo(
          "version-not-running",
          "A program was replaced and the former one still runs",
          Severity.INFO,
          List.of(
              ComponentVersion.KIND,
              NodeVersion.KIND,
              NodeRuntime.KIND,
              PackageChange.KIND,
              UnitSince.KIND,
              UnitStart.KIND),
          OF_CLUSTER,
          List.of(
              new Mechanism(EventKind.UPGRADE, "*", "a package that does not restart its service"),
              new Mechanism(EventKind.DOWNGRADE, "*", "likewise")));

  /** Whose packages they are, by the name of the package. */
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("kubelet", "kubelet.service"),
          Map.entry("containerd", "containerd.service"),
          Map.entry("containerd.io", "containerd.service"),
          Map.entry("docker-ce", "docker.service"),
          Map.entry("docker.io", "docker.service"),
          Map.entry("cri-o", "crio.service"),
          Map.entry("keepalived", "keepalived.service"),
          Map.entry("firewalld", "firewalld.service"),
          Map.entry("NetworkManager", "NetworkManager.service"),
          Map.entry("network-manager", "NetworkManager.service"));

  /** For {@link java.util.ServiceLoader}. */
  public VersionNotRunning() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    SortedMap<String, Outcome> findings = new TreeMap<>();
    Told told = new Told(node, cluster);
    boolean compared = false;
    for (SeenFact disk : node.facts(ComponentVersion.KIND)) {
      ComponentVersion version = ComponentVersion.of(disk.fact());
      Optional<SeenFact> runs = running(told, version.component());
      compared |= runs.isPresent();
      runs.filter(seen -> !isSame(version.version(), seen.fact().field("version", "")))
          .ifPresent(
              seen ->
                  findings.put(
                      version.component(),
                      finding(
                          version.component(),
                          "%s %s runs on %s, and %s is installed"
                              .formatted(
                                  version.component(),
                                  seen.fact().field("version", "?"),
                                  node.id().name(),
                                  version.version()),
                          disk,
                          seen)));
    }
    for (SeenFact changed : node.facts(PackageChange.KIND)) {
      PackageChange change = PackageChange.of(changed.fact());
      String unit = UNITS.getOrDefault(change.name(), "");
      Optional<StartedUnit> start = StartedUnit.of(node, unit);
      compared |= start.isPresent();
      start
          .filter(since -> replaces(change) && since.isBefore(change.at()))
          .ifPresent(
              since ->
                  findings.putIfAbsent(
                      unit.replace(".service", ""),
                      finding(
                          unit.replace(".service", ""),
                          "%s on %s runs since before its package was replaced"
                              .formatted(unit, node.id().name()),
                          changed,
                          since.seen())));
    }
    return compared
        ? new ArrayList<>(findings.values())
        : List.of(
            new Outcome.Unknown(
                null, "which versions are installed and which run on " + node.id().name()));
  }

  private static boolean replaces(PackageChange change) {
    return switch (change.action()) {
      case UPGRADE, DOWNGRADE, INSTALLED, INSTALL, REINSTALL -> true;
      case REMOVE, PURGE -> false;
    };
  }

  /** What the cluster's API says that runs: of kubelet, and of the container runtime. */
  private static Optional<SeenFact> running(Told told, String component) {
    String self = told.node().id().name();
    return component.equals("kubelet")
        ? told.all(NodeVersion.KIND).stream()
            .filter(seen -> NodeVersion.of(seen.fact()).component().equals("kubelet"))
            .filter(seen -> Told.isSame(NodeVersion.of(seen.fact()).node(), self))
            .findFirst()
        : told.all(NodeRuntime.KIND).stream()
            .filter(
                seen -> NodeRuntime.of(seen.fact()).runtime().replace("-", "").equals(component))
            .filter(seen -> Told.isSame(NodeRuntime.of(seen.fact()).node(), self))
            .findFirst();
  }

  private static boolean isSame(String one, String other) {
    return Release.parse(one).equals(Release.parse(other));
  }

  private static Outcome.Finding finding(
      String component, String title, SeenFact disk, SeenFact runs) {
    List<Evidence> evidence = List.of(disk.evidence(), runs.evidence());
    return new Outcome.Finding(
        component,
        Severity.INFO,
        title,
        "The package was changed and the program was not started anew since. Nothing is wrong now;"
            + " the new one takes over at the next restart or boot, at a time nobody chose, and"
            + " whatever it does otherwise begins then.",
        evidence,
        List.of(
            "systemctl show -p ExecMainStartTimestamp %s.service".formatted(component),
            component + " --version",
            "kubectl get nodes -o wide"),
        new Remedy(
            List.of("systemctl restart %s.service".formatted(component)),
            "Restart it at a time of your choice, one node after the other; hold packages"
                + " (`apt-mark hold`, `dnf versionlock`) that must not change by themselves.",
            "Install the former version of the package and restart.",
            "A restart of kubelet or containerd leaves running pods alone; one of docker may stop"
                + " them."));
  }
}
