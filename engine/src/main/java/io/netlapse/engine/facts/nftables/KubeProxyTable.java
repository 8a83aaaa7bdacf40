package io.netlapse.engine.facts.nftables;

import io.netlapse.engine.facts.nftables.Blocks.SetBlock;
import io.netlapse.engine.facts.nftables.Blocks.TableBlock;
import io.netlapse.engine.facts.nftables.KubeProxyChains.External;
import io.netlapse.engine.facts.nftables.KubeProxyChains.Firewall;
import io.netlapse.engine.facts.nftables.KubeProxyChains.Policed;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.kubernetes.ServicePort.Backend;
import io.netlapse.spi.kubernetes.ServicePort.Kind;
import io.netlapse.spi.kubernetes.ServicePort.Policy;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * kube-proxy's table in nf_tables (KEP-3866; pkg/proxy/nftables): a map leads from address,
 * protocol and port to the chains of a service port. What does not look as kube-proxy writes it is
 * left as it is. Not safe for many threads.
 *
 * <p>Sample: {@code 172.30.0.41 . tcp . 80 : goto service-ULMVA6XW-ns1/svc1/tcp/p80}
 */
final class KubeProxyTable {

  private static final List<String> GENERATED =
      List.of("service-", "local-", "external-", "firewall-", "endpoint-", "affinity-");

  /** The digits of the hash behind such a word, in base 32. */
  private static final int HASH = 8;

  private final TableBlock table;
  private final IpFamily family;
  private final KubeProxyChains chains;
  private final Map<String, ElementText> clusterAddresses = new HashMap<>();
  private final Map<String, ElementText> withoutEndpoints = new LinkedHashMap<>();
  private final Map<String, ElementText> firewalls = new HashMap<>();
  private final List<Port> ports = new ArrayList<>();
  private final Set<Object> used = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * A service port and where it stands.
   *
   * @param port the port
   * @param spans its lines and elements, in order
   */
  record Port(ServicePort port, List<Span> spans) {}

  private KubeProxyTable(TableBlock table) {
    this.table = table;
    this.family = table.family.equals("ip6") ? IpFamily.INET6 : IpFamily.INET;
    this.chains = new KubeProxyChains(table);
  }

  /** Reads a table; any other than kube-proxy's has no service ports. */
  static KubeProxyTable of(TableBlock table) {
    KubeProxyTable kube = new KubeProxyTable(table);
    if (table.name.equals("kube-proxy") && table.family.startsWith("ip")) {
      kube.read();
    }
    return kube;
  }

  /** The service ports, in the order of the maps. */
  List<Port> ports() {
    return ports;
  }

  /**
   * Whether a chain or a set, by its name, is part of a service port that this listing does not
   * show whole: without the maps nobody can tell of which.
   */
  boolean isPiece(String name) {
    return table.name.equals("kube-proxy")
        && (ports.isEmpty() || table.spans.isEmpty())
        && GENERATED.stream().anyMatch(kind -> isHashed(name, kind));
  }

  private static boolean isHashed(String name, String kind) {
    int end = kind.length() + HASH;
    return name.startsWith(kind)
        && name.length() > end
        && name.charAt(end) == '-'
        && name.substring(kind.length(), end).chars().allMatch(c -> c < 'a' && c != '-');
  }

  /** Whether a chain, a set or an element is part of a service port. */
  boolean uses(Object block) {
    return used.contains(block);
  }

  private void read() {
    elements("cluster-ips").forEach(element -> clusterAddresses.put(element.key(), element));
    for (String name : List.of("no-endpoint-services", "no-endpoint-nodeports")) {
      elements(name).forEach(element -> withoutEndpoints.put(element.key(), element));
    }
    elements("firewall-ips").forEach(element -> firewalls.put(element.key(), element));
    elements("service-ips").forEach(this::led);
    elements("service-nodeports").forEach(this::led);
    withoutEndpoints.values().forEach(this::unled);
  }

  private List<ElementText> elements(String name) {
    SetBlock set = table.setOrNull(name);
    return set == null ? List.of() : set.elements;
  }

  /** An element that leads to chains. */
  private void led(ElementText element) {
    Target target = Target.of(element.key(), family);
    String data = element.data() == null ? "" : element.data();
    String chain = data.startsWith("goto ") ? data.substring("goto ".length()) : "";
    if (target == null) {
      return;
    }
    External external = chain.startsWith("external-") ? chains.external(chain) : null;
    Policed policed = external == null ? chains.policed(chain) : external.policed();
    if (external == null && policed == null) {
      return;
    }
    Spans spans = new Spans();
    spans.add(element);
    ElementText none = withoutEndpoints.remove(element.key());
    if (none != null) {
      spans.add(none);
    }
    Set<String> sources = sources(element.key(), spans);
    boolean local =
        external == null ? chain.startsWith("local-") : external.policy() == Policy.LOCAL;
    if (external != null) {
      spans.block(external.chain());
    }
    if (policed != null) {
      policed.blocks().forEach(spans::block);
    }
    Kind kind = target.kind(external == null, sources != null);
    clusterAddress(kind, target, spans);
    add(
        target,
        kind,
        KubeProxyChains.serviceName(chain),
        local ? Policy.LOCAL : Policy.CLUSTER,
        policed,
        sources,
        spans);
  }

  /** An element that says that there is nobody to serve. */
  private void unled(ElementText element) {
    Target target = Target.of(element.key(), family);
    String data = element.data() == null ? "" : element.data();
    boolean dropped = data.equals("drop");
    if (target == null || (!dropped && !data.equals("goto reject-chain"))) {
      return;
    }
    Spans spans = new Spans();
    spans.add(element);
    Set<String> sources = sources(element.key(), spans);
    boolean cluster =
        target.address() != null && clusterAddresses.containsKey(target.address().text());
    Kind kind = target.kind(cluster, sources != null);
    clusterAddress(kind, target, spans);
    add(target, kind, element.comment(), dropped ? Policy.LOCAL : null, null, sources, spans);
  }

  private void clusterAddress(Kind kind, Target target, Spans spans) {
    if (kind == Kind.CLUSTER && target.address() != null) {
      ElementText address = clusterAddresses.get(target.address().text());
      if (address != null) {
        spans.add(address);
      }
    }
  }

  /** Who may send; null where everybody may. */
  private @Nullable Set<String> sources(String key, Spans spans) {
    ElementText element = firewalls.get(key);
    String data = element == null || element.data() == null ? "" : element.data();
    Firewall firewall =
        data.startsWith("goto firewall-")
            ? chains.firewall(data.substring("goto ".length()))
            : null;
    if (element == null || firewall == null) {
      return null;
    }
    spans.add(element);
    spans.block(firewall.chain());
    return firewall.sources();
  }

  private void add(
      Target target,
      Kind kind,
      @Nullable String name,
      @Nullable Policy policy,
      @Nullable Policed policed,
      @Nullable Set<String> sources,
      Spans spans) {
    ServicePort port =
        new ServicePort(
            Backend.NFTABLES,
            family,
            target.protocol(),
            target.address(),
            target.port(),
            kind,
            name,
            policy,
            policed == null ? null : policed.affinitySeconds(),
            new TreeSet<>(sources == null ? Set.of() : sources),
            new TreeSet<>(policed == null ? Set.of() : policed.endpoints()));
    ports.add(new Port(port, spans.sorted()));
  }

  /** The pieces of one service port; what they are taken from is used. */
  private final class Spans {
    private final Set<Span> spans = new TreeSet<>();

    void add(ElementText element) {
      used.add(element);
      spans.add(element.span());
    }

    void block(KubeProxyChains.Piece piece) {
      used.add(piece.block());
      spans.addAll(piece.spans());
    }

    List<Span> sorted() {
      return List.copyOf(spans);
    }
  }

  /**
   * What a key of a map means.
   *
   * @param address null for a node port
   */
  private record Target(@Nullable IpAddress address, String protocol, int port) {

    static @Nullable Target of(String key, IpFamily family) {
      String[] parts = key.split(" \\. ", -1);
      int at = parts.length - 2;
      if (at < 0 || at > 1 || !isPort(parts[at + 1])) {
        return null;
      }
      int port = Integer.parseInt(parts[at + 1]);
      if (at == 0) {
        return new Target(null, parts[0], port);
      }
      return IpAddress.parse(parts[0])
          .filter(address -> address.family() == family)
          .map(address -> new Target(address, parts[1], port))
          .orElse(null);
    }

    private static boolean isPort(String word) {
      return Texts.isNumber(word) && word.length() < 6;
    }

    Kind kind(boolean cluster, boolean firewalled) {
      if (address == null) {
        return Kind.NODE_PORT;
      }
      if (cluster) {
        return Kind.CLUSTER;
      }
      // Only a load balancer's address asks where a client comes from.
      return firewalled ? Kind.LOAD_BALANCER : Kind.ANY;
    }
  }
}
