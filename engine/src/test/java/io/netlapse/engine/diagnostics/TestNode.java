package io.netlapse.engine.diagnostics;

import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.ipvs.IpvsRealServer;
import io.netlapse.spi.ipvs.IpvsService;
import io.netlapse.spi.ipvs.IpvsService.Protocol;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import io.netlapse.spi.network.Route;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** A node put together by hand, for tests. Each method adds what a snapshot would show. */
public final class TestNode {

  private final NodeId id;
  private final List<SeenFact> facts = new ArrayList<>();
  private final Set<FactKind> lookedAt = new HashSet<>();

  private TestNode(String name) {
    this.id = new NodeId("test", name);
  }

  /** A node of which nothing is known yet. */
  public static TestNode named(String name) {
    return new TestNode(name);
  }

  /** The kinds were looked at, whatever was there. */
  public TestNode lookedAt(FactKind... kinds) {
    lookedAt.addAll(List.of(kinds));
    return this;
  }

  /** An address of a device, without its route. */
  public TestNode address(String dev, String prefix, String... flags) {
    return with(
        "ip-address",
        "    inet %s scope global %s".formatted(prefix, dev),
        addressFact(dev, prefix, flags));
  }

  /** The route that makes an address local. */
  public TestNode localRoute(String dev, String prefix) {
    return with(
        "ip-route",
        "local %s dev %s table local proto kernel scope host".formatted(prefix, dev),
        localRouteFact(dev, prefix));
  }

  /** An address on kube-ipvs0 with its route, as kube-proxy makes them. */
  public TestNode onIpvs(String address) {
    return address("kube-ipvs0", address + "/32").localRoute("kube-ipvs0", address + "/32");
  }

  /** A route by way of a gateway. */
  public TestNode route(String dst, String via, String dev) {
    Route route =
        new Route(
            "unicast",
            prefix(dst),
            "main",
            null,
            null,
            via,
            dev,
            "boot",
            "global",
            null,
            List.of(),
            List.of(),
            new TreeMap<>());
    return with("ip-route", "%s via %s dev %s".formatted(dst, via, dev), route.toFact());
  }

  /** A TCP virtual server. */
  public TestNode virtualServer(String address, int port) {
    return with(
        "ipvsadm", "-A -t %s:%d -s rr".formatted(address, port), virtualServerFact(address, port));
  }

  /** A TCP virtual server's real server. */
  public TestNode realServer(String address, int port, String server, int serverPort) {
    IpvsRealServer real =
        new IpvsRealServer(
            IpvsService.at(Protocol.TCP, ip(address), port), ip(server), serverPort, "masq", 1);
    return with(
        "ipvsadm",
        "-a -t %s:%d -r %s:%d -m -w 1".formatted(address, port, server, serverPort),
        real.toFact());
  }

  /** Any fact, with the line that shows it. */
  public TestNode with(String probe, String line, Fact fact) {
    lookedAt.add(fact.kind());
    facts.add(new SeenFact(fact, new Evidence(id, new ProbeId(probe), facts.size() + 1, line)));
    return this;
  }

  /** The node as a rule sees it. */
  public FactsView view() {
    return FactsView.of(id, facts, lookedAt);
  }

  /** The fact of an address. */
  public static Fact addressFact(String dev, String prefix, String... flags) {
    return new Address(
            dev, prefix(prefix), null, null, null, "global", List.of(flags), null, null, null)
        .toFact();
  }

  /** The fact of a route in table local. */
  public static Fact localRouteFact(String dev, String dst) {
    return new Route(
            "local",
            prefix(dst),
            "local",
            null,
            null,
            null,
            dev,
            "kernel",
            "host",
            null,
            List.of(),
            List.of(),
            new TreeMap<>())
        .toFact();
  }

  /** The fact of a TCP virtual server. */
  public static Fact virtualServerFact(String address, int port) {
    return new IpvsVirtualServer(IpvsService.at(Protocol.TCP, ip(address), port), "rr", false)
        .toFact();
  }

  private static IpAddress ip(String text) {
    return IpAddress.parse(text).orElseThrow();
  }

  private static IpPrefix prefix(String text) {
    return IpPrefix.parse(text).orElseThrow();
  }
}
