package io.netlapse.engine.diagnostics.loadbalancer;

import static java.util.stream.Collectors.toSet;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.ipvs.IpvsRealServer;
import io.netlapse.spi.ipvs.IpvsService;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.netfilter.IptablesRule;
import io.netlapse.spi.netfilter.IptablesRuleBrief;
import io.netlapse.spi.network.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * That a node refuses what comes from outside for a Service, because none of its endpoints is here.
 *
 * @param service {@code namespace/name:port}, or {@code namespace/name}
 * @param address the address of the load balancer; empty where only a NodePort, or neither, was
 *     told
 * @param place {@code 192.0.2.10:80}, {@code NodePort 31080}, or the Service
 * @param seen the line that says so
 * @param also the lines that say so of other places of the Service
 */
record Refusal(
    String service, Optional<IpAddress> address, String place, SeenFact seen, List<SeenFact> also) {

  private static final String COMMENT = " has no local endpoints";
  private static final Pattern DESTINATION = Pattern.compile("-d ([0-9a-f.:]+)(?:/\\d+)?(?: |$)");
  private static final Pattern PORT = Pattern.compile("(?:--dport |dpt:)(\\d+)");

  /** All of a node, one for each Service. */
  static List<Refusal> all(NodeView node, ClusterView cluster) {
    SortedMap<String, Refusal> byService = new TreeMap<>();
    Stream.of(rules(node), ports(node), ipvs(node, ClusterServices.of(node, cluster)))
        .flatMap(some -> some)
        .forEach(refusal -> byService.merge(refusal.service(), refusal, Refusal::both));
    return new ArrayList<>(byService.values());
  }

  /** Two places of one Service: the load balancer's address first. */
  private static Refusal both(Refusal one, Refusal other) {
    boolean swap = one.address().isEmpty() && other.address().isPresent();
    Refusal main = swap ? other : one;
    Refusal minor = swap ? one : other;
    List<SeenFact> also = new ArrayList<>(main.also());
    also.add(minor.seen());
    also.addAll(minor.also());
    return new Refusal(main.service(), main.address(), main.place(), main.seen(), also);
  }

  /** kube-proxy's own words, in the comment of the rule that drops. */
  private static Stream<Refusal> rules(NodeView node) {
    Stream<Refusal> whole =
        node.facts(IptablesRule.KIND).stream()
            .flatMap(
                seen -> {
                  IptablesRule rule = IptablesRule.of(seen.fact());
                  return rule(rule.comment(), rule.rule(), seen);
                });
    Stream<Refusal> part =
        node.facts(IptablesRuleBrief.KIND).stream()
            .flatMap(
                seen -> {
                  IptablesRuleBrief rule = IptablesRuleBrief.of(seen.fact());
                  return rule(rule.comment(), rule.rule(), seen);
                });
    return Stream.concat(whole, part);
  }

  private static Stream<Refusal> rule(@Nullable String comment, String rule, SeenFact seen) {
    if (comment == null || !comment.endsWith(COMMENT)) {
      return Stream.empty();
    }
    String service = comment.substring(0, comment.length() - COMMENT.length());
    Matcher destination = DESTINATION.matcher(rule);
    Matcher port = PORT.matcher(rule);
    Optional<IpAddress> address =
        destination.find() ? IpAddress.parse(destination.group(1)) : Optional.empty();
    String place =
        !port.find()
            ? service
            : address
                .map(to -> to.text() + ":" + port.group(1))
                .orElse("NodePort " + port.group(1));
    return Stream.of(new Refusal(service, address, place, seen, List.of()));
  }

  /** A port that serves endpoints of this node only, and has none. */
  private static Stream<Refusal> ports(NodeView node) {
    return node.facts(ServicePort.KIND).stream()
        .flatMap(
            seen -> {
              ServicePort port = ServicePort.of(seen.fact());
              boolean refuses =
                  port.policy() == ServicePort.Policy.LOCAL
                      && port.endpoints().isEmpty()
                      && port.kind() != ServicePort.Kind.CLUSTER;
              return refuses ? Stream.of(port(port, seen)) : Stream.empty();
            });
  }

  private static Refusal port(ServicePort port, SeenFact seen) {
    Optional<IpAddress> address = Optional.ofNullable(port.address());
    String place =
        address.map(to -> to.text() + ":" + port.port()).orElse("NodePort " + port.port());
    String name = port.name();
    return new Refusal(name == null ? place : name, address, place, seen, List.of());
  }

  /** A virtual server without real servers, of a Service that is known to keep clients here. */
  private static Stream<Refusal> ipvs(NodeView node, ClusterServices services) {
    Set<IpvsService> served =
        node.facts(IpvsRealServer.KIND).stream()
            .map(real -> IpvsRealServer.of(real.fact()).service())
            .collect(toSet());
    return node.facts(IpvsVirtualServer.KIND).stream()
        .flatMap(
            seen -> {
              IpvsService virtual = IpvsVirtualServer.of(seen.fact()).service();
              IpAddress address = virtual.address();
              Optional<String> service =
                  Optional.ofNullable(address)
                      .flatMap(services::at)
                      .filter(services.local()::containsKey);
              boolean empty =
                  !served.contains(virtual)
                      && node.wouldShow(IpvsRealServer.KIND, seen.fact().fields());
              return service.isEmpty() || !empty || address == null
                  ? Stream.empty()
                  : Stream.of(
                      new Refusal(
                          service.get(),
                          Optional.of(address),
                          address.text() + ":" + virtual.port(),
                          seen,
                          List.of()));
            });
  }

  /** The finding; with lines that show that clients come here all the same. */
  Outcome.Finding finding(String node, List<SeenFact> arriving) {
    List<Evidence> evidence = new ArrayList<>(List.of(seen.evidence()));
    arriving.stream().limit(3).map(SeenFact::evidence).forEach(evidence::add);
    also.stream().limit(3).map(SeenFact::evidence).forEach(evidence::add);
    String name = service.contains("/") ? service.substring(service.indexOf('/') + 1) : service;
    String namespace = service.contains("/") ? service.substring(0, service.indexOf('/')) : "";
    String object =
        "-n %s %s"
            .formatted(namespace, name.contains(":") ? name.substring(0, name.indexOf(':')) : name);
    return new Outcome.Finding(
        service,
        arriving.isEmpty() ? Severity.INFO : Severity.WARNING,
        "%s drops what comes for %s: no endpoint of %s is here".formatted(node, place, service),
        ("The external traffic policy of %s is Local, so each node serves clients from outside with"
                    + " its own endpoints only, and %s has none: it drops their packets. ")
                .formatted(service, node)
            + (arriving.isEmpty()
                ? "That is by design as long as the load balancer asks the health-check port and"
                    + " sends nobody here; whether anybody comes was not shown."
                : "Clients do come here, so they wait in vain."),
        evidence,
        List.of(
            "kubectl get service %s -o yaml | grep -i policy".formatted(object),
            "kubectl get endpointslices -n %s -o wide".formatted(namespace),
            "conntrack -L -d %s".formatted(address.map(IpAddress::text).orElse("ADDRESS"))),
        ServesAll.remedy(
            object,
            "Either give the Service the policy Cluster (endpoints then see a node's address in"
                + " place of the client's), or run an endpoint on every node to which clients are"
                + " led (a DaemonSet), or let the load balancer ask spec.healthCheckNodePort."));
  }
}
