package io.netlapse.engine.diagnostics.names;

import static java.util.stream.Collectors.toSet;

import io.netlapse.engine.diagnostics.BeliefFilter;
import io.netlapse.engine.diagnostics.logs.Logged;
import io.netlapse.spi.config.ConfigSetting;
import io.netlapse.spi.config.ProcessFlag;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.kubernetes.PodStatus;
import io.netlapse.spi.kubernetes.ServiceClusterAddress;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.resolver.ResolverSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Cluster DNS asks itself, because it inherits a resolver of the node that is the node's own
 * loopback, or cluster DNS. Page: {@code docs/rules/resolver-loop.md}.
 */
public final class ResolverLoop implements BeliefFilter {

  private static final RuleInfo INFO =
      new RuleInfo(
          "resolver-loop",
          "Cluster DNS forwards to itself",
          Severity.WARNING,
          List.of(
              LogEvent.KIND,
              ResolverSetting.KIND,
              ConfigSetting.KIND,
              ProcessFlag.KIND,
              ServiceClusterAddress.KIND,
              PodStatus.KIND),
          List.of(ServiceClusterAddress.KIND),
          List.of(
              new Mechanism(
                  EventKind.UPGRADE, "systemd", "systemd-resolved came, with its stub on loopback"),
              new Mechanism(
                  EventKind.RECONFIGURE, "kubelet", "kubelet's resolvConf names another file"),
              new Mechanism(
                  EventKind.RESTART,
                  "NetworkManager.service",
                  "NetworkManager writes /etc/resolv.conf anew")));

  /** For {@link java.util.ServiceLoader}. */
  public ResolverLoop() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  /** Of other nodes, what the API told of cluster DNS. */
  @Override
  public boolean matters(Fact believed) {
    return isClusterDns(believed);
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    LoopWords words = new LoopWords(node.id().name());
    List<Outcome> outcomes = new ArrayList<>();
    List<SeenFact> told = Logged.of(node, "dns-loop").stream().map(Logged::seen).toList();
    if (!told.isEmpty()) {
      outcomes.add(words.told(told, failing(node)));
    }
    Optional<SeenFact> named = resolvConf(node);
    Set<String> dns = clusterDns(node, cluster);
    for (SeenFact seen : node.facts(ResolverSetting.KIND)) {
      ResolverSetting setting = ResolverSetting.of(seen.fact());
      if (setting.keyword().equals("nameserver")) {
        resolver(words, setting, seen, named, dns).ifPresent(outcomes::add);
      }
    }
    boolean asked = node.lookedAt(ResolverSetting.KIND) || node.lookedAt(LogEvent.KIND);
    if (outcomes.isEmpty() && !asked) {
      outcomes.add(
          new Outcome.Unknown(null, "resolv.conf and the log of CoreDNS on " + node.id().name()));
    }
    return outcomes;
  }

  /** What there is to say of the name servers of one file. */
  private static Optional<Outcome> resolver(
      LoopWords words,
      ResolverSetting setting,
      SeenFact seen,
      Optional<SeenFact> named,
      Set<String> dns) {
    List<String> servers = List.of(setting.value().split(" "));
    String file = setting.file();
    boolean inherits = named.map(by -> file.equals(by.fact().field("value", ""))).orElse(false);
    if (inherits && servers.stream().anyMatch(ResolverLoop::isLoopback)) {
      return Optional.of(words.loopback(file, setting.value(), seen, named.orElseThrow()));
    }
    if ((inherits || (named.isEmpty() && file.equals("/etc/resolv.conf")))
        && servers.stream().anyMatch(dns::contains)) {
      return Optional.of(words.itself(file, setting.value(), seen));
    }
    return named.isEmpty()
            && servers.stream().anyMatch(ResolverLoop::isLoopback)
            && file.equals("/etc/resolv.conf")
        ? Optional.of(words.unknown(file))
        : Optional.empty();
  }

  private static boolean isLoopback(String server) {
    return server.startsWith("127.") || server.equals("::1");
  }

  /** The setting that names the file which kubelet hands to pods. */
  private static Optional<SeenFact> resolvConf(NodeView node) {
    Stream<SeenFact> flags =
        node.facts(ProcessFlag.KIND).stream()
            .filter(seen -> ProcessFlag.of(seen.fact()).flag().equals("resolv-conf"));
    Stream<SeenFact> settings =
        node.facts(ConfigSetting.KIND).stream()
            .filter(
                seen -> {
                  ConfigSetting setting = ConfigSetting.of(seen.fact());
                  return setting.owner().equals("kubelet") && setting.path().equals("resolvConf");
                });
    return Stream.concat(flags, settings).findFirst();
  }

  /** The addresses of cluster DNS. */
  private static Set<String> clusterDns(NodeView node, ClusterView cluster) {
    List<NodeView> nodes = new ArrayList<>(cluster.others(node));
    nodes.add(node);
    Stream<String> services =
        nodes.stream()
            .flatMap(one -> one.facts(ServiceClusterAddress.KIND).stream())
            .filter(seen -> isClusterDns(seen.fact()))
            .map(seen -> ServiceClusterAddress.of(seen.fact()).address().text());
    Stream<String> configured =
        node.facts(ConfigSetting.KIND).stream()
            .map(seen -> ConfigSetting.of(seen.fact()))
            .filter(setting -> setting.owner().equals("kubelet"))
            .filter(setting -> setting.path().equals("clusterDNS"))
            .flatMap(setting -> Optional.ofNullable(setting.value()).stream())
            .flatMap(value -> Stream.of(value.split(", ")));
    return Stream.concat(services, configured).collect(toSet());
  }

  private static boolean isClusterDns(Fact service) {
    return service.field("namespace", "").equals("kube-system")
        && Set.of("kube-dns", "coredns").contains(service.field("service", ""));
  }

  /** Pods of cluster DNS that do not run. */
  private static List<SeenFact> failing(NodeView node) {
    return node.facts(PodStatus.KIND).stream()
        .filter(
            seen -> {
              PodStatus pod = PodStatus.of(seen.fact());
              return pod.pod().contains("coredns") && pod.ready() < pod.containers();
            })
        .toList();
  }
}
