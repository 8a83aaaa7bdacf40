package io.netlapse.engine.diagnostics.netfilter;

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
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.netfilter.IptablesRule;
import io.netlapse.spi.netfilter.IptablesRuleBrief;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A Service refuses its clients because it has no endpoint. Page: {@code
 * docs/rules/service-without-endpoints.md}.
 */
public final class ServiceWithoutEndpoints implements Diagnostic {

  private static final String SAID = " has no endpoints";

  private static final List<FactKind> READS =
      List.of(ServicePort.KIND, IptablesRule.KIND, IptablesRuleBrief.KIND);

  private static final RuleInfo INFO =
      new RuleInfo(
          "service-without-endpoints",
          "A Service rejects its clients because it has no endpoint",
          Severity.INFO,
          READS,
          List.of(),
          List.of());

  /** For {@link java.util.ServiceLoader}. */
  public ServiceWithoutEndpoints() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    if (READS.stream().noneMatch(node::lookedAt)) {
      return List.of(new Outcome.Unknown(null, "the Services' rules of " + node.id().name()));
    }
    SortedMap<String, List<Evidence>> services = new TreeMap<>();
    for (SeenFact seen : node.facts(ServicePort.KIND)) {
      ServicePort port = ServicePort.of(seen.fact());
      boolean elsewhere = port.policy() == ServicePort.Policy.LOCAL;
      boolean ipvs = port.backend() == ServicePort.Backend.IPVS;
      if (port.endpoints().isEmpty() && !elsewhere && !ipvs && port.name() != null) {
        add(services, port.name(), seen);
      }
    }
    for (SeenFact seen : node.facts(IptablesRule.KIND)) {
      add(services, refused(IptablesRule.of(seen.fact()).comment()), seen);
    }
    for (SeenFact seen : node.facts(IptablesRuleBrief.KIND)) {
      add(services, refused(IptablesRuleBrief.of(seen.fact()).comment()), seen);
    }
    List<Outcome> outcomes = new ArrayList<>();
    services.forEach(
        (service, evidence) -> outcomes.add(finding(node.id().name(), service, evidence)));
    return outcomes;
  }

  private static void add(
      SortedMap<String, List<Evidence>> services, @Nullable String port, SeenFact seen) {
    if (port != null) {
      int colon = port.indexOf(':');
      String service = colon < 0 ? port : port.substring(0, colon);
      services.computeIfAbsent(service, _ -> new ArrayList<>()).add(seen.evidence());
    }
  }

  private static @Nullable String refused(@Nullable String comment) {
    return comment != null && comment.endsWith(SAID)
        ? comment.substring(0, comment.length() - SAID.length())
        : null;
  }

  private static Outcome.Finding finding(String node, String service, List<Evidence> evidence) {
    int slash = service.indexOf('/');
    String namespace = slash < 0 ? "default" : service.substring(0, slash);
    String name = service.substring(slash + 1);
    return new Outcome.Finding(
        service,
        Severity.INFO,
        "Service %s has no endpoint, as %s knows it".formatted(service, node),
        ("kube-proxy on %s refuses connections to %s, because no ready pod stands behind it. That"
                + " is as it should be where the pods are scaled to none; else the pods are not"
                + " ready, or the Service's selector names none of them. The cause is there and not"
                + " in these rules.")
            .formatted(node, service),
        evidence.stream().distinct().limit(4).toList(),
        List.of(
            "kubectl --namespace %s get endpoints %s".formatted(namespace, name),
            "kubectl --namespace %s describe service %s".formatted(namespace, name),
            "kubectl --namespace %s get pods -o wide".formatted(namespace)),
        new Remedy(
            List.of("kubectl --namespace %s describe pods".formatted(namespace)),
            "Get a pod behind the Service ready; kube-proxy takes the refusal away by itself.",
            "Nothing was changed.",
            "None: do not delete the rule by hand, a client would wait instead of being refused."));
  }
}
