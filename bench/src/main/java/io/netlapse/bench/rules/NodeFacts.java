package io.netlapse.bench.rules;

import io.netlapse.bench.parser.LargeNode;
import io.netlapse.bench.parser.Sample;
import io.netlapse.engine.diagnostics.Looked;
import io.netlapse.engine.diagnostics.NodeLives;
import io.netlapse.engine.diagnostics.SeenLifetime;
import io.netlapse.engine.facts.Probes;
import io.netlapse.engine.history.Lifetime;
import io.netlapse.engine.history.NumberedFact;
import io.netlapse.engine.history.Position;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a node of a cluster with flannel and kube-proxy shows, read by the parsers themselves. */
final class NodeFacts {

  private static final Probes PROBES =
      Probes.of(
          ServiceLoader.load(SectionParser.class).stream()
              .map(ServiceLoader.Provider::get)
              .toList());

  private final NodeId node;
  private final Set<Fact> facts = new LinkedHashSet<>();
  private final Set<FactKind> kinds = new LinkedHashSet<>();

  private NodeFacts(NodeId node) {
    this.node = node;
  }

  /** A node with little more than what others want to know of it. */
  static NodeFacts small(int number) {
    NodeFacts facts = new NodeFacts(new NodeId("bench", "node-%d".formatted(number)));
    String own =
        "10.%d.%d.%d".formatted(200 + number / 62_500, number / 250 % 250, number % 250 + 1);
    String pods = "10.%d.%d".formatted(64 + number / 256, number % 256);
    facts.read(
        "ip -d addr show",
        """
        1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000
            inet 127.0.0.1/8 scope host lo
               valid_lft forever preferred_lft forever
        2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc fq_codel state UP group default qlen 1000
            inet %s/8 brd 10.255.255.255 scope global eth0
               valid_lft forever preferred_lft forever
        3: cni0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1450 qdisc noqueue state UP group default qlen 1000
            inet %s.1/24 brd %s.255 scope global cni0
               valid_lft forever preferred_lft forever
        4: kube-ipvs0: <BROADCAST,NOARP> mtu 1500 qdisc noop state DOWN group default
            inet 10.96.0.1/32 scope global kube-ipvs0
               valid_lft forever preferred_lft forever
        """
            .formatted(own, pods, pods));
    facts.read(
        "ip -d route show table all",
        """
        unicast default via 10.200.255.254 dev eth0 table main proto static scope global
        unicast %s.0/24 dev cni0 table main proto kernel scope link src %s.1
        unicast 10.200.0.0/16 dev eth0 table main proto kernel scope link src %s
        """
            .formatted(pods, pods, own));
    return facts;
  }

  /** A node of about so many facts. */
  static NodeFacts large(int number, int count) {
    NodeFacts facts = small(number);
    facts.read(LargeNode.routes(count / 4));
    facts.read(LargeNode.iptablesSave(count / 4));
    facts.read(LargeNode.ipvs(count / 4));
    facts.read("sysctl -a", "net.ipv4.ip_forward = 1\nnet.ipv4.vs.conn_reuse_mode = 0\n");
    return facts;
  }

  private void read(Sample sample) {
    read(sample.command(), sample.text());
  }

  private void read(String command, String text) {
    read(Command.parse(command), text);
  }

  private void read(Command command, String text) {
    SectionParser parser = PROBES.parser(command).orElseThrow();
    Reading reading = parser.read(text, command);
    for (Reading.Read read : reading.facts()) {
      facts.add(read.fact());
      kinds.add(read.fact().kind());
    }
  }

  /** Which node it is. */
  NodeId node() {
    return node;
  }

  /** How many facts it has. */
  int size() {
    return facts.size();
  }

  /** The kinds of its facts. */
  Set<FactKind> kinds() {
    return kinds;
  }

  /** All of them, there since the first look. */
  NodeLives since(Instant first) {
    List<SeenLifetime> lives = new ArrayList<>();
    facts.forEach(fact -> lives.add(life(node, fact, null, first, null)));
    return new NodeLives(node, lives, looked(first));
  }

  /** Each kind, looked at since then and as of now. */
  Map<FactKind, Looked> looked(Instant first) {
    Map<FactKind, Looked> looked = new HashMap<>();
    kinds.forEach(
        kind -> looked.put(kind, new Looked(first, Instant.parse("9999-12-31T00:00:00Z"))));
    return looked;
  }

  /** A lifetime of a fact. */
  static SeenLifetime life(
      NodeId node, Fact fact, @Nullable Instant prev, Instant first, @Nullable Instant gone) {
    Instant last = gone == null ? first : gone.minusSeconds(300);
    return new SeenLifetime(
        new Lifetime(
            new NumberedFact(fact, 1),
            prev == null ? null : new Position(prev, 0),
            prev,
            new Position(first, 0),
            first,
            new Position(last, 0),
            last,
            gone == null ? null : new Lifetime.Gone(new Position(gone, 0), gone)),
        new Evidence(node, new ProbeId("bench"), 1, fact.canonical()));
  }

  /** The only fact that a line shows. */
  static Fact fact(String command, String text) {
    Command parsed = Command.parse(command);
    return PROBES.parser(parsed).orElseThrow().read(text, parsed).facts().getLast().fact();
  }
}
