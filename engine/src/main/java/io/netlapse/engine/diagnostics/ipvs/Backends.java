package io.netlapse.engine.diagnostics.ipvs;

import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.ipvs.IpvsRealServer;
import io.netlapse.spi.ipvs.IpvsService;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The words about the backends of a virtual server.
 *
 * @param node whose IPVS
 * @param virtual the virtual server
 * @param seen its line
 */
record Backends(String node, IpvsService virtual, SeenFact seen) {

  /** Where it listens, as ipvsadm(8) writes it: {@code 10.96.0.1:443}; a mark by its number. */
  String place() {
    IpAddress address = virtual.address();
    return address == null ? "" + virtual.fwmark() : at(address, virtual.port());
  }

  /** What cannot be told of a virtual server whose Service is not known. */
  Outcome.Unknown unknown() {
    return new Outcome.Unknown(
        protocol() + " " + place(), "the Service of %s and its endpoints".formatted(place()));
  }

  /** A real server that is no endpoint of the Service. */
  Outcome.Finding stale(IpvsRealServer server, SeenFact line, String service) {
    return finding(
        server,
        line,
        Severity.WARNING,
        "%s of %s still leads to %s, which is no endpoint of %s"
            .formatted(place(), node, backend(server), service),
        ("IPVS on %s sends a share of the connections to %s on to %s. %s has no such endpoint: the"
                + " pod is gone or moved, so these connections time out, or reach another pod that"
                + " got the address. kube-proxy should have taken it away.")
            .formatted(node, place(), backend(server), service));
  }

  /** A real server that gets no new connection. */
  Outcome.Finding drained(IpvsRealServer server, SeenFact line, boolean gone) {
    return finding(
        server,
        line,
        Severity.INFO,
        "%s of %s keeps %s with weight 0".formatted(place(), node, backend(server)),
        ("kube-proxy gives a backend that ends weight 0 and takes it away once its connections are"
             + " over, after 15 minutes at most as long as it runs.%s Until then a client that uses"
             + " the port of an old connection again is led to the old backend: a connection that"
             + " times out or says 'no route to host'. Where it stays longer, or inactive"
             + " connections (InActConn) go into the thousands, that is happening.")
            .formatted(gone ? " It is no endpoint of the Service any more." : ""));
  }

  /** No real server at all. */
  Outcome.Finding none(Severity severity, Optional<String> service, List<SeenFact> logged) {
    List<Evidence> evidence = new ArrayList<>(List.of(seen.evidence()));
    logged.stream().limit(3).map(SeenFact::evidence).forEach(evidence::add);
    String why =
        !logged.isEmpty()
            ? "Connections do come: the kernel says that it has no destination for them. "
            : severity == Severity.WARNING
                ? "%s has endpoints, and its policy does not ask for those of this node alone. "
                    .formatted(service.orElse(""))
                : "Whether its Service has endpoints was not shown. If it has none, or its traffic"
                    + " policy is Local and none is on this node, that is right. ";
    return new Outcome.Finding(
        protocol() + " " + place(),
        severity,
        "%s on %s has no real server".formatted(place(), node),
        ("IPVS on %s takes connections to %s in and has nowhere to send them: they are refused. %s"
                + "kube-proxy lost the endpoints, or could not write them.")
            .formatted(node, place(), why),
        evidence,
        confirm(),
        restart());
  }

  private Outcome.Finding finding(
      IpvsRealServer server, SeenFact line, Severity severity, String title, String explanation) {
    Remedy restart = restart();
    List<String> commands = new ArrayList<>(restart.commands());
    String option = option();
    commands.add("ipvsadm -d %s %s -r %s".formatted(option, place(), backend(server)));
    return new Outcome.Finding(
        "%s %s -> %s".formatted(protocol(), place(), backend(server)),
        severity,
        title,
        explanation,
        List.of(line.evidence(), seen.evidence()),
        confirm(),
        new Remedy(
            commands,
            restart.lasting(),
            "ipvsadm -a %s %s -r %s -m -w %d"
                .formatted(option, place(), backend(server), server.weight()),
            "Connections through this backend end. " + restart.risk()));
  }

  private List<String> confirm() {
    return List.of(
        "ipvsadm -Ln %s %s".formatted(option(), place()),
        "kubectl get services --all-namespaces -o wide | grep -wF "
            + (virtual.address() == null ? place() : virtual.address().text()),
        "kubectl get endpointslices --all-namespaces -o wide",
        "kubectl -n kube-system logs ds/kube-proxy --tail=50");
  }

  private Remedy restart() {
    return new Remedy(
        List.of(
            "kubectl -n kube-system delete pod -l k8s-app=kube-proxy --field-selector"
                + " spec.nodeName="
                + node),
        "kube-proxy compares what is there with its endpoints when it starts. If it comes back, see"
            + " its log for why it cannot sync: a failing iptables-restore, or no way to the API"
            + " server.",
        "None is needed.",
        "A restart of kube-proxy does not touch connections.");
  }

  private String option() {
    return switch (virtual.protocol()) {
      case TCP -> "-t";
      case UDP -> "-u";
      case SCTP -> "--sctp-service";
      case FWM -> "-f";
    };
  }

  private String protocol() {
    return virtual.protocol().name().toUpperCase(Locale.ROOT);
  }

  private static String backend(IpvsRealServer server) {
    return at(server.server(), server.serverPort());
  }

  private static String at(IpAddress address, @Nullable Integer port) {
    String host = address.family() == IpFamily.INET6 ? "[" + address + "]" : address.text();
    return host + ":" + port;
  }
}
