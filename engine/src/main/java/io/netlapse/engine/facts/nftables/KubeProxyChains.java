package io.netlapse.engine.facts.nftables;

import io.netlapse.engine.facts.netfilter.EndpointAddress;
import io.netlapse.engine.facts.nftables.Blocks.Block;
import io.netlapse.engine.facts.nftables.Blocks.ChainBlock;
import io.netlapse.engine.facts.nftables.Blocks.SetBlock;
import io.netlapse.engine.facts.nftables.Blocks.TableBlock;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.kubernetes.ServicePort.Policy;
import io.netlapse.spi.network.IpPrefix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The chains that kube-proxy makes for a service port: {@code service-}, {@code local-}, {@code
 * external-}, {@code firewall-} and {@code endpoint-}. A chain with a rule that kube-proxy does not
 * write is none of them. Not safe for many threads.
 */
final class KubeProxyChains {

  private static final String MASQUERADE = "jump mark-for-masquerade";

  private final TableBlock table;
  private final Map<String, Optional<Policed>> policed = new HashMap<>();
  private final Map<String, Optional<Endpoint>> endpoints = new HashMap<>();

  KubeProxyChains(TableBlock table) {
    this.table = table;
  }

  /** A chain or a set and all its lines. */
  record Piece(Block block, List<Span> spans) {

    static Piece of(ChainBlock chain) {
      List<Span> spans = new ArrayList<>(chain.spans);
      chain.rules.forEach(rule -> spans.add(rule.span()));
      return new Piece(chain, spans);
    }
  }

  /** The chain that shares out among endpoints, with those and their sets. */
  record Policed(@Nullable Integer affinitySeconds, Set<String> endpoints, List<Piece> blocks) {}

  /** The chain for traffic from outside; without a policy chain nobody here serves it. */
  record External(Piece chain, Policy policy, @Nullable Policed policed) {}

  /** The chain that asks where a client comes from. */
  record Firewall(Piece chain, Set<String> sources) {}

  private record Endpoint(String address, Piece chain) {}

  /** {@code namespace/name:port} of a chain such as {@code service-ULMVA6XW-ns1/svc1/tcp/p80}. */
  static @Nullable String serviceName(String chain) {
    int kind = chain.indexOf('-');
    int hash = chain.indexOf('-', kind + 1);
    String[] parts = chain.substring(hash + 1).split("/", -1);
    // A name that was too long is cut.
    if (hash < 0 || parts.length != 4 || chain.contains("...")) {
      return null;
    }
    return parts[0] + "/" + parts[1] + (parts[3].isEmpty() ? "" : ":" + parts[3]);
  }

  /** A chain named {@code service-} or {@code local-}; null where it is not as expected. */
  @Nullable Policed policed(String name) {
    if (!name.startsWith("service-") && !name.startsWith("local-")) {
      return null;
    }
    Optional<Policed> known = policed.get(name);
    if (known == null) {
      known = Optional.ofNullable(whole(name)).flatMap(this::policed);
      policed.put(name, known);
    }
    return known.orElse(null);
  }

  private Optional<Policed> policed(ChainBlock chain) {
    Set<String> addresses = new TreeSet<>();
    List<Piece> blocks = new ArrayList<>();
    blocks.add(Piece.of(chain));
    Integer affinity = null;
    for (RuleText rule : chain.rules) {
      List<String> words = Texts.words(rule.text());
      boolean shares = words.getFirst().equals("numgen") && words.contains("vmap");
      String set = words.size() == 5 && words.get(2).startsWith("@affinity-") ? words.get(2) : "";
      if (!set.isEmpty()) {
        SetBlock clients = table.setOrNull(set.substring(1));
        if (clients == null || clients.timeout == null || clients.spans.isEmpty()) {
          return Optional.empty();
        }
        affinity = Math.toIntExact(Math.min(clients.timeout, Integer.MAX_VALUE));
        List<Span> spans = new ArrayList<>(clients.spans);
        clients.elements.forEach(element -> spans.add(element.span()));
        blocks.add(new Piece(clients, spans));
      } else if (!shares && !isMasquerade(rule.text())) {
        return Optional.empty();
      }
      for (String target : targets(shares || !set.isEmpty() ? words : List.of())) {
        Endpoint endpoint = endpoint(target);
        if (endpoint == null) {
          return Optional.empty();
        }
        addresses.add(endpoint.address());
        blocks.add(endpoint.chain());
      }
    }
    return chain.rules.isEmpty()
        ? Optional.empty()
        : Optional.of(new Policed(affinity, addresses, blocks));
  }

  private static boolean isMasquerade(String rule) {
    return rule.equals(MASQUERADE) || rule.endsWith(" " + MASQUERADE);
  }

  private static List<String> targets(List<String> words) {
    List<String> targets = new ArrayList<>();
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).equals("goto")) {
        String target = words.get(i + 1);
        targets.add(target.endsWith(",") ? target.substring(0, target.length() - 1) : target);
      }
    }
    return targets;
  }

  private @Nullable Endpoint endpoint(String name) {
    Optional<Endpoint> known = endpoints.get(name);
    if (known == null) {
      ChainBlock chain = name.startsWith("endpoint-") ? whole(name) : null;
      known = chain == null ? Optional.empty() : endpoint(chain);
      endpoints.put(name, known);
    }
    return known.orElse(null);
  }

  private static Optional<Endpoint> endpoint(ChainBlock chain) {
    String address = "";
    for (RuleText rule : chain.rules) {
      int to = rule.text().indexOf(" dnat to ");
      if (to > 0) {
        address = rule.text().substring(to + " dnat to ".length());
      } else if (!isMasquerade(rule.text()) && !rule.text().startsWith("update @affinity-")) {
        return Optional.empty();
      }
    }
    return EndpointAddress.isOne(address)
        ? Optional.of(new Endpoint(address, Piece.of(chain)))
        : Optional.empty();
  }

  /** A chain named {@code external-}; null where it is not as expected. */
  @Nullable External external(String name) {
    ChainBlock chain = whole(name);
    if (chain == null || chain.rules.isEmpty()) {
      return null;
    }
    String last = chain.rules.getLast().text();
    String target = last.startsWith("goto ") ? last.substring("goto ".length()) : "";
    int among = chain.rules.size() - (target.isEmpty() ? 0 : 1);
    for (RuleText rule : chain.rules.subList(0, among)) {
      // Pods and the node itself are let through to every endpoint.
      if (!isMasquerade(rule.text()) && !rule.text().contains(" goto service-")) {
        return null;
      }
    }
    Policed policed = target.isEmpty() ? null : policed(target);
    if (policed == null && !target.isEmpty()) {
      return null;
    }
    return new External(
        Piece.of(chain), target.startsWith("service-") ? Policy.CLUSTER : Policy.LOCAL, policed);
  }

  /** A chain named {@code firewall-}; null where it is not as expected. */
  @Nullable Firewall firewall(String name) {
    ChainBlock chain = whole(name);
    if (chain == null || chain.rules.size() != 1) {
      return null;
    }
    List<String> words = Texts.words(chain.rules.getFirst().text());
    if (words.size() < 5
        || !words.get(1).equals("saddr")
        || !words.get(2).equals("!=")
        || !words.getLast().equals("drop")) {
      return null;
    }
    Set<String> sources = new TreeSet<>();
    for (String word : words.subList(3, words.size() - 1)) {
      if (!word.equals("{") && !word.equals("}")) {
        String source = word.endsWith(",") ? word.substring(0, word.length() - 1) : word;
        Optional<IpPrefix> prefix = IpPrefix.parse(source);
        if (prefix.isEmpty()) {
          return null;
        }
        sources.add(prefix.get().text());
      }
    }
    return new Firewall(Piece.of(chain), sources);
  }

  private @Nullable ChainBlock whole(String name) {
    ChainBlock chain = table.chainOrNull(name);
    return chain == null || chain.spans.isEmpty() ? null : chain;
  }
}
