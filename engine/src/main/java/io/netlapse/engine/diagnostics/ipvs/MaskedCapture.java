package io.netlapse.engine.diagnostics.ipvs;

import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Route;
import io.netlapse.spi.network.RouteDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An address on {@code kube-ipvs0} of which a paste shows only a part, {@code xx.xx.xx.96}: nobody
 * can reckon with it, but it stands among the node's neighbours if the same is masked of the node's
 * own address, or of its gateway.
 *
 * @param node the node
 * @param token the address, as it was pasted
 * @param route the route that takes it in
 * @param neighbours the lines that show others of its network
 */
record MaskedCapture(String node, String token, Evidence route, List<Evidence> neighbours) {

  /** Routes of which an address was masked. */
  static final FactKind ROUTE = masked(Route.KIND);

  /** What the kernel decided about an address that was masked. */
  static final FactKind DECISION = masked(RouteDecision.KIND);

  /** Each such address of a node, in the order of the routes. */
  static List<Outcome> of(NodeView node) {
    List<Outcome> outcomes = new ArrayList<>();
    for (SeenFact seen : node.facts(ROUTE)) {
      if (isLocalOn(seen.fact(), KubeIpvsDevice.NAME)) {
        String token = token(seen.fact(), "dst");
        List<Evidence> neighbours = neighbours(node, token);
        if (!neighbours.isEmpty()) {
          outcomes.add(
              new MaskedCapture(node.id().name(), token, seen.evidence(), neighbours).suspicion());
        }
      }
    }
    return outcomes;
  }

  private static FactKind masked(FactKind kind) {
    return new FactKind(kind.name() + "-masked", FactKind.Multiplicity.MULTI, kind.keyFields());
  }

  private static List<Evidence> neighbours(NodeView node, String token) {
    Stream<SeenFact> own =
        node.facts(ROUTE).stream()
            .filter(seen -> isLocalOnUplink(seen.fact()))
            .filter(seen -> isBeside(token, token(seen.fact(), "dst")));
    Stream<SeenFact> decided =
        node.facts(DECISION).stream()
            .filter(
                seen -> seen.fact().field("via").filter(via -> isBeside(token, via)).isPresent());
    return Stream.concat(own, decided).map(SeenFact::evidence).limit(3).toList();
  }

  private static boolean isLocalOn(Fact route, String dev) {
    return route.field("type", "").equals("local") && route.field("dev", "").equals(dev);
  }

  private static boolean isLocalOnUplink(Fact route) {
    String dev = route.field("dev", "lo");
    return isLocalOn(route, dev) && OwnAddresses.isUplink(dev);
  }

  private static String token(Fact route, String field) {
    return route.field(field, "").replaceFirst("/32$", "");
  }

  /** Whether two addresses differ in the last part alone, whatever is masked of the others. */
  private static boolean isBeside(String one, String other) {
    int end = one.lastIndexOf('.');
    return end > 0 && !one.equals(other) && other.startsWith(one.substring(0, end + 1));
  }

  private Outcome.Finding suspicion() {
    List<Evidence> lines = new ArrayList<>(List.of(route));
    lines.addAll(neighbours);
    String service = "kubectl get services --all-namespaces -o wide | grep -wF " + token;
    return new Outcome.Finding(
        token,
        Severity.INFO,
        "%s may be another machine's address, and stands on kube-ipvs0 of %s"
            .formatted(token, node),
        ("%s takes every packet for %s as its own and sends none out, because its table local has"
             + " the address on kube-ipvs0. The address is one of the node's own network, as far as"
             + " it was not masked: if it is another node's, or the gateway's, %s cannot reach it."
             + " kube-proxy in IPVS mode puts there what a Service names in externalIPs, in"
             + " loadBalancerIP or in its load-balancer status; for a load balancer's address that"
             + " is right. What the other nodes say of their addresses would tell.")
            .formatted(node, token, node),
        lines,
        List.of("ip route get " + token, "ip address show dev kube-ipvs0", service),
        new Remedy(
            List.of(service, "ip address del " + token + "/32 dev kube-ipvs0"),
            ("First take %s out of the Service that the first command shows: as long as a Service"
                    + " has it, kube-proxy puts it back at its next sync, within 30 s by default."
                    + " Deleting only the route (ip route del table local local %s dev kube-ipvs0)"
                    + " helps until then, and leaves the address behind it.")
                .formatted(token, token),
            "ip address add " + token + "/32 dev kube-ipvs0 (brings address and route back)",
            ("Clients on %s that use the Service by %s lose it; no other Service is touched. Mind"
                    + " the device: the same command with an uplink's name takes a node off the"
                    + " network.")
                .formatted(node, token)));
  }
}
