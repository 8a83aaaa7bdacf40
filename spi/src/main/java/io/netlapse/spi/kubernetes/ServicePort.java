package io.netlapse.spi.kubernetes;

import static java.util.stream.Collectors.joining;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import java.util.Arrays;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One port of one Service as kube-proxy keeps it in one back end of a node, whatever number of
 * chains and rules it takes. The natural key leaves out the back end, and what IPVS does not tell,
 * so that a port that moves to another back end is replaced and not new; the back end is part of
 * the fact, so that a port that stands in two back ends is seen twice.
 *
 * @param backend which of the kernel's tables holds it
 * @param family of the address; of a node port that of the table
 * @param protocol {@code tcp}, {@code udp} or {@code sctp}
 * @param address what clients send to; null for a node port, which is on addresses of the node
 * @param port the port that clients send to, 1 to 65535
 * @param kind which of a Service's addresses it is
 * @param name {@code namespace/name:port} of the Service, {@code namespace/name} where its port has
 *     no name; null where the back end does not tell
 * @param policy whether endpoints on other nodes serve it; null where the back end does not tell
 * @param affinitySeconds how long a client keeps its endpoint; null for no affinity
 * @param sources the prefixes that may send to it; empty for all
 * @param endpoints {@code address:port}, IPv6 in brackets, that get new connections; empty for none
 */
public record ServicePort(
    Backend backend,
    IpFamily family,
    String protocol,
    @Nullable IpAddress address,
    int port,
    Kind kind,
    @Nullable String name,
    @Nullable Policy policy,
    @Nullable Integer affinitySeconds,
    SortedSet<String> sources,
    SortedSet<String> endpoints) {

  /**
   * Fields: backend, family, protocol, address, port, kind, name, policy, affinity, sources,
   * endpoints.
   */
  public static final FactKind KIND =
      FactKind.multi("service-port", "family", "protocol", "address", "port");

  /** Which of the kernel's tables holds it. */
  public enum Backend {
    /** xtables, {@code iptables-legacy}. */
    IPTABLES_LEGACY,
    /** iptables' tables in nf_tables, {@code iptables-nft}. */
    IPTABLES_NFT,
    /** One of the two above; the output does not tell which. */
    IPTABLES,
    /** kube-proxy's own table in nf_tables (KEP-3866). */
    NFTABLES,
    /** IPVS. */
    IPVS;

    /** As it stands in facts, such as {@code iptables-nft}. */
    public String word() {
      return lower(this);
    }
  }

  /** Which of a Service's addresses it is (kubernetes.io, Service). */
  public enum Kind {
    /** {@code spec.clusterIPs}. */
    CLUSTER,
    /** {@code spec.externalIPs}. */
    EXTERNAL,
    /** {@code status.loadBalancer.ingress}. */
    LOAD_BALANCER,
    /** {@code spec.ports[].nodePort}. */
    NODE_PORT,
    /** Any of these: IPVS does not tell them apart. */
    ANY;

    /** As it stands in facts, such as {@code load-balancer}. */
    public String word() {
      return lower(this);
    }
  }

  /** {@code spec.externalTrafficPolicy}, or {@code internalTrafficPolicy} of a cluster address. */
  public enum Policy {
    /** Endpoints of every node. */
    CLUSTER,
    /** Endpoints of this node only. */
    LOCAL;

    /** As it stands in facts. */
    public String word() {
      return lower(this);
    }
  }

  /** Copies the sets. */
  public ServicePort {
    sources = new TreeSet<>(sources);
    endpoints = new TreeSet<>(endpoints);
  }

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("backend", backend.word())
        .with("family", family.word())
        .with("protocol", protocol)
        .with("address", address)
        .with("port", port)
        .with("kind", kind.word())
        .with("name", name)
        .with("policy", policy == null ? null : policy.word())
        .with("affinity", affinitySeconds)
        .with("sources", String.join(",", sources))
        .with("endpoints", String.join(",", endpoints))
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static ServicePort of(Fact fact) {
    Fields.requireKind(fact, KIND);
    String policy = Fields.textOrNull(fact, "policy");
    return new ServicePort(
        value(Backend.class, Fields.text(fact, "backend")),
        IpFamily.ofWord(Fields.text(fact, "family")),
        Fields.text(fact, "protocol"),
        fact.fields().containsKey("address") ? Fields.address(fact, "address") : null,
        Fields.number(fact, "port"),
        value(Kind.class, Fields.text(fact, "kind")),
        Fields.textOrNull(fact, "name"),
        policy == null ? null : value(Policy.class, policy),
        Fields.numberOrNull(fact, "affinity"),
        new TreeSet<>(Fields.words(fact, "sources")),
        new TreeSet<>(Fields.words(fact, "endpoints")));
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> E value(Class<E> type, String word) {
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> lower(one).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is none of %s"
                        .formatted(
                            word,
                            Arrays.stream(type.getEnumConstants())
                                .map(ServicePort::lower)
                                .collect(joining(", ")))));
  }
}
