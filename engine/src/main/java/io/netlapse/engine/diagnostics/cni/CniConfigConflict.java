package io.netlapse.engine.diagnostics.cni;

import static java.util.stream.Collectors.joining;

import io.netlapse.spi.config.CniNetwork;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.LinkState;
import io.netlapse.spi.network.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The first network configuration by name is not that of the plug-in that runs here. Page: {@code
 * docs/rules/cni-config-conflict.md}.
 */
public final class CniConfigConflict implements Diagnostic {

  private static final RuleInfo INFO =
      new RuleInfo(
          "cni-config-conflict",
          "The first network configuration is not that of the plug-in that runs",
          Severity.WARNING,
          List.of(CniNetwork.KIND, LinkState.KIND, Route.KIND),
          List.of(),
          CniMechanisms.STARTING);

  /** Plug-ins that are no network by themselves, or that call others on purpose. */
  private static final Set<String> NO_NETWORK =
      Set.of("loopback", "multus", "multus-shim", "genie");

  /** By plug-in the interfaces that show that it runs. */
  private static final Map<String, Pattern> TRACES =
      Map.of(
          "flannel", Pattern.compile("flannel[.-].*"),
          "calico", Pattern.compile("cali[0-9a-f]+|vxlan\\.calico"),
          "cilium-cni", Pattern.compile("cilium_(host|vxlan|net)"),
          "weave-net", Pattern.compile("weave"),
          "antrea", Pattern.compile("antrea-gw0"));

  /** For {@link java.util.ServiceLoader}. */
  public CniConfigConflict() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    if (!node.lookedAt(CniNetwork.KIND)) {
      return List.of(
          new Outcome.Unknown(null, "the files in /etc/cni/net.d of " + node.id().name()));
    }
    List<SeenFact> networks =
        node.facts(CniNetwork.KIND).stream()
            .filter(seen -> isNetwork(CniNetwork.of(seen.fact())))
            .sorted(
                Comparator.comparing(seen -> CniNetwork.of(seen.fact()), CniNetwork.BY_PRECEDENCE))
            .toList();
    return networks.size() < 2 ? List.of() : conflict(node, networks).stream().toList();
  }

  private static boolean isNetwork(CniNetwork network) {
    return CniNetwork.isLoaded(network.file())
        && network.name() != null
        && network.plugins().stream().anyMatch(type -> !NO_NETWORK.contains(type))
        && network.plugins().stream().noneMatch(type -> type.startsWith("multus"));
  }

  /**
   * The first one and the one that runs, where they differ. Where another plug-in than the first is
   * configured and nothing shows which runs, a remark.
   */
  private static Optional<Outcome> conflict(NodeView node, List<SeenFact> networks) {
    CniNetwork first = CniNetwork.of(networks.getFirst().fact());
    for (SeenFact seen : networks.subList(1, networks.size())) {
      CniNetwork other = CniNetwork.of(seen.fact());
      boolean running = runs(node, other);
      if (running && !runs(node, first)) {
        return Optional.of(finding(node, networks, first, other, seen, Severity.WARNING));
      }
    }
    boolean alike =
        networks.stream()
                .map(seen -> CniNetwork.of(seen.fact()).plugins().getFirst())
                .distinct()
                .count()
            == 1;
    if (alike || runs(node, first)) {
      return Optional.empty();
    }
    SeenFact second = networks.get(1);
    return Optional.of(
        finding(node, networks, first, CniNetwork.of(second.fact()), second, Severity.INFO));
  }

  private static boolean runs(NodeView node, CniNetwork network) {
    List<String> devices =
        Stream.concat(
                node.facts(LinkState.KIND).stream().map(seen -> LinkState.of(seen.fact()).dev()),
                node.facts(Route.KIND).stream()
                    .flatMap(seen -> Stream.ofNullable(Route.of(seen.fact()).dev())))
            .toList();
    return network.plugins().stream()
        .flatMap(type -> Stream.ofNullable(TRACES.get(type)))
        .anyMatch(trace -> devices.stream().anyMatch(dev -> trace.matcher(dev).matches()));
  }

  private static Outcome finding(
      NodeView node,
      List<SeenFact> networks,
      CniNetwork first,
      CniNetwork other,
      SeenFact seen,
      Severity severity) {
    String name = node.id().name();
    String files =
        networks.stream().map(found -> CniNetwork.of(found.fact()).file()).collect(joining(", "));
    boolean sure = severity != Severity.INFO;
    List<Evidence> evidence =
        new ArrayList<>(List.of(networks.getFirst().evidence(), seen.evidence()));
    return new Outcome.Finding(
        first.file(),
        severity,
        sure
            ? "%s wins on %s, and %s is what runs".formatted(first.file(), name, other.file())
            : "%s has several network configurations, and %s wins".formatted(name, first.file()),
        ("%s has %s. The container engine takes the first by name, %s (%s), so that new pods are"
                + " connected by it and not by %s (%s). %s")
            .formatted(
                name,
                files,
                first.file(),
                String.join(", ", first.plugins()),
                other.file(),
                String.join(", ", other.plugins()),
                sure
                    ? "Interfaces of the latter are here, so that is the cluster's plug-in: pods of"
                        + " the first have addresses that no other node knows a way to."
                    : "Nothing that was shown tells which of the plug-ins runs; if it is the first,"
                        + " the other file is only in the way of an upgrade."),
        evidence,
        List.of("ls -l /etc/cni/net.d", "ip -br link"),
        new Remedy(
            List.of("mv %s %s.disabled".formatted(first.file(), first.file())),
            "Delete the file that the package or the former plug-in left, and the pods that were"
                + " made since it won, so that they are made anew.",
            "mv %s.disabled %s".formatted(first.file(), first.file()),
            "Pods that were connected by the first file keep their wrong addresses until they are"
                + " made anew."));
  }
}
