package io.netlapse.engine.diagnostics.component;

import static java.util.Comparator.comparing;

import io.netlapse.engine.diagnostics.BeliefFilter;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.fact.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Components of one cluster are of releases further apart than the project supports. Page: {@code
 * docs/rules/version-skew.md}.
 */
public final class VersionSkew implements BeliefFilter {

  private static final RuleInfo INFO =
      new RuleInfo(
          "version-skew",
          "Components are of releases further apart than Kubernetes supports",
          Severity.WARNING,
          ComponentRelease.KINDS,
          ComponentRelease.KINDS,
          List.of(
              new Mechanism(EventKind.UPGRADE, "kubelet", "kubelet was upgraded before or alone"),
              new Mechanism(
                  EventKind.UPGRADE, "kubernetes", "the control plane went on and nodes stayed"),
              new Mechanism(EventKind.DOWNGRADE, "kubelet", "kubelet went back alone")));

  /** From this one on a kubelet may be three minor releases older, before two. */
  private static final Release THREE_OLDER = Release.of(1, 28);

  /** For {@link java.util.ServiceLoader}. */
  public VersionSkew() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public boolean matters(Fact believed) {
    return ComponentRelease.mayTell(believed);
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    Told told = new Told(node, cluster);
    List<ComponentRelease> all = ComponentRelease.of(told);
    Optional<ComponentRelease> server = newest(all, "kube-apiserver");
    SortedMap<String, Outcome> findings = new TreeMap<>();
    for (ComponentRelease one : all) {
      boolean here =
          one.node().isEmpty() ? told.showed(one.seen()) : told.speaksOf(one.node(), one.seen());
      if (!here || one.component().equals("kube-apiserver")) {
        continue;
      }
      Optional<ComponentRelease> other = server.or(() -> newest(all, one.component()));
      other
          .flatMap(than -> finding(one, than))
          .ifPresent(f -> findings.putIfAbsent(f.subject(), f));
    }
    if (all.isEmpty()) {
      return List.of(
          new Outcome.Unknown(
              null, "the versions of kubelet and API server on " + node.id().name()));
    }
    return new ArrayList<>(findings.values());
  }

  private static Optional<ComponentRelease> newest(List<ComponentRelease> all, String component) {
    return all.stream()
        .filter(one -> one.component().equals(component))
        .max(comparing(ComponentRelease::release));
  }

  private static Optional<Outcome.Finding> finding(ComponentRelease one, ComponentRelease than) {
    int above = one.release().minorsAbove(than.release());
    boolean isServer = than.component().equals("kube-apiserver");
    boolean tool = one.component().equals("kubectl") || one.component().equals("kubeadm");
    if (tool) {
      return isServer && Math.abs(above) > 1
          ? Optional.of(finding(one, than, above, Severity.INFO))
          : Optional.empty();
    }
    int older = than.release().isBefore(THREE_OLDER) ? 2 : 3;
    return (isServer && above > 0) || -above > older
        ? Optional.of(finding(one, than, above, Severity.WARNING))
        : Optional.empty();
  }

  private static Outcome.Finding finding(
      ComponentRelease one, ComponentRelease than, int above, Severity severity) {
    String where = one.node().isEmpty() ? "" : " of " + one.node();
    String other =
        than.component().equals(one.component()) ? "that of " + than.node() : than.component();
    List<Evidence> evidence = new ArrayList<>(List.of(one.seen().evidence()));
    if (!evidence.contains(than.seen().evidence())) {
      evidence.add(than.seen().evidence());
    }
    boolean tool = severity == Severity.INFO;
    return new Outcome.Finding(
        one.node().isEmpty() ? one.component() : one.component() + " of " + one.node(),
        severity,
        "%s%s is %s, %s is %s"
            .formatted(one.component(), where, one.release().text(), other, than.release().text()),
        "%s%s is %d minor release%s %s than %s. "
                .formatted(
                    one.component(),
                    where,
                    Math.abs(above),
                    Math.abs(above) == 1 ? "" : "s",
                    above > 0 ? "newer" : "older",
                    other)
            + (tool
                ? "The tool is supported within one minor release of the API server: it may ask for"
                    + " what is not there, or write fields that are dropped without a word."
                : "Kubernetes supports a kubelet and a kube-proxy that are no newer than the API"
                    + " server and at most three minor releases older (two before 1.28). Beyond"
                    + " that objects have fields or versions that one side does not know: pods"
                    + " or Services are not seen, and rules are not written."),
        evidence,
        List.of(
            "kubectl version", "kubectl get nodes -o wide", "kubelet --version", "kubeadm version"),
        new Remedy(
            List.of("kubectl version", "apt-mark showhold; dnf versionlock list"),
            above > 0
                ? "Bring the API server to the newer release first (`kubeadm upgrade apply`), or"
                    + " take %s back to the server's release, and hold the package."
                        .formatted(one.component())
                : "Upgrade %s, one minor release at a time: drain the node, upgrade the package,"
                        .formatted(one.component())
                    + " restart, uncordon.",
            "Install the former version of the package and restart it.",
            "A kubelet that is taken back over a minor release is to be drained first."));
  }
}
