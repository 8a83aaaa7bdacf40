package io.netlapse.engine.facts.iptables;

import io.netlapse.engine.facts.netfilter.EndpointAddress;
import io.netlapse.spi.kubernetes.ServicePort.Policy;
import io.netlapse.spi.network.IpPrefix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The chains that kube-proxy generates in the table {@code nat}, as it did from 1.16 to 1.33
 * (kubernetes, {@code pkg/proxy/iptables/proxier.go}):
 *
 * <ul>
 *   <li>{@code KUBE-SEP-}, an endpoint: rewrites the destination
 *   <li>{@code KUBE-SVC-}, all endpoints; {@code KUBE-SVL-} (since 1.24) those on this node
 *   <li>{@code KUBE-XLB-} (to 1.23), {@code KUBE-EXT-} (since 1.24): what comes from outside
 *   <li>{@code KUBE-FW-}: what comes to a load balancer's address from the sources that may
 * </ul>
 *
 * <p>What is of another form leads nowhere. Not safe for many threads.
 */
final class GeneratedChains {

  private static final List<String> PREFIXES =
      List.of("KUBE-SEP-", "KUBE-SVC-", "KUBE-SVL-", "KUBE-XLB-", "KUBE-EXT-", "KUBE-FW-");

  private static final String FROM_NODE = "-m addrtype --src-type LOCAL ";

  private final TableDraft nat;
  private final Map<String, Optional<Way>> ways = new HashMap<>();

  GeneratedChains(TableDraft nat) {
    this.nat = nat;
  }

  /** An endpoint as its chain tells it, {@code 10.244.1.2:8080} or {@code [fd00::2]:8080}. */
  record Endpoint(String address, String protocol, ChainDraft chain) {}

  /** Whether a chain of this name is one that kube-proxy generates for a Service. */
  static boolean isName(String chain) {
    return PREFIXES.stream().anyMatch(chain::startsWith);
  }

  /** Where a chain leads; empty if it, or one on the way, is not of the known form. */
  Optional<Way> way(String name) {
    Optional<Way> known = ways.get(name);
    if (known == null) {
      known = Optional.ofNullable(readWay(name));
      ways.put(name, known);
    }
    return known;
  }

  /** The chain of an endpoint; null if it is not of the known form. */
  @Nullable Endpoint endpoint(String name) {
    ChainDraft chain = name.startsWith("KUBE-SEP-") ? nat.chainOrNull(name) : null;
    if (chain == null || chain.rules().isEmpty() || chain.rules().size() > 2) {
      return null;
    }
    Phrase phrase = chain.rules().getLast().phrase();
    if (!phrase.take("-p ")) {
      return null;
    }
    String protocol = phrase.word();
    boolean _ = phrase.take(" -m " + protocol + " ") || phrase.take(" ");
    if (phrase.take("-m recent --set --name " + name)) {
      if (phrase.take(" --mask ")) {
        String _ = phrase.word();
      }
      boolean source = phrase.take(" --rsource");
      boolean _ = phrase.take(" -m " + protocol + " ") || phrase.take(" ");
      if (!source) {
        return null;
      }
    }
    boolean rewrites = phrase.take("-j DNAT --to-destination ");
    String address = phrase.word();
    boolean hairpin = chain.rules().size() == 1 || isHairpin(chain.rules().getFirst(), address);
    return rewrites && phrase.done() && hairpin && EndpointAddress.isOne(address)
        ? new Endpoint(address, protocol, chain)
        : null;
  }

  private static boolean isHairpin(RuleDraft rule, String endpoint) {
    int colon = endpoint.lastIndexOf(':');
    boolean six = endpoint.startsWith("[") && colon > 1 && endpoint.charAt(colon - 1) == ']';
    String host =
        six ? endpoint.substring(1, colon - 1) : endpoint.substring(0, Math.max(colon, 0));
    Phrase phrase = rule.phrase();
    return phrase.take("-s ")
        && phrase.word().equals(Prefixes.canonical(host))
        && phrase.take(" ")
        && phrase.ends("KUBE-MARK-MASQ");
  }

  private @Nullable Way readWay(String name) {
    ChainDraft chain = isName(name) ? nat.chainOrNull(name) : null;
    if (chain == null || chain.rules().isEmpty()) {
      return null;
    }
    return switch (name.substring(0, name.indexOf('-', "KUBE-".length()) + 1)) {
      case "KUBE-SVC-" -> balanced(chain, 0, Policy.CLUSTER, List.of());
      case "KUBE-SVL-" -> balanced(chain, 0, Policy.LOCAL, List.of());
      case "KUBE-XLB-" -> external(chain);
      case "KUBE-EXT-" -> outside(chain);
      case "KUBE-FW-" -> guarded(chain);
      default -> null;
    };
  }

  private @Nullable Way balanced(ChainDraft chain, int from, Policy policy, List<ChainDraft> with) {
    Balancing balancing = new Balancing(this);
    if (!balancing.read(chain.rules().subList(from, chain.rules().size()))
        || (policy == Policy.CLUSTER && balancing.endpoints().isEmpty())) {
      return null;
    }
    List<ChainDraft> chains = new ArrayList<>(with);
    chains.add(chain);
    chains.addAll(balancing.used());
    return new Way(
        policy,
        balancing.protocol(),
        balancing.affinity(),
        new TreeSet<>(),
        balancing.endpoints(),
        chains,
        balancing.masquerades());
  }

  /** Of 1.16 to 1.23, for the policy Local alone: pods and the node itself go to all endpoints. */
  private @Nullable Way external(ChainDraft chain) {
    String all = "KUBE-SVC-" + chain.name().substring("KUBE-XLB-".length());
    int exceptions = exceptions(chain.rules(), all);
    return balanced(chain, exceptions, Policy.LOCAL, chains(exceptions > 0 ? way(all) : none()));
  }

  /** Since 1.24: of the policy Cluster masqueraded, of Local with the same exceptions. */
  private @Nullable Way outside(ChainDraft chain) {
    String id = chain.name().substring("KUBE-EXT-".length());
    List<RuleDraft> rules = chain.rules();
    if (rules.size() == 2 && rules.getFirst().spec().rule().equals("-j KUBE-MARK-MASQ")) {
      return rules.getLast().phrase().ends("KUBE-SVC-" + id)
          ? way("KUBE-SVC-" + id).map(all -> all.after(List.of(chain))).orElse(null)
          : null;
    }
    int exceptions = exceptions(rules, "KUBE-SVC-" + id);
    List<ChainDraft> used =
        new ArrayList<>(chains(exceptions > 0 ? way("KUBE-SVC-" + id) : none()));
    used.add(chain);
    if (exceptions == rules.size()) {
      return Way.nowhere(Policy.LOCAL, used);
    }
    boolean known =
        exceptions == rules.size() - 1 && rules.getLast().phrase().ends("KUBE-SVL-" + id);
    return known ? way("KUBE-SVL-" + id).map(local -> local.after(used)).orElse(null) : null;
  }

  private static Optional<Way> none() {
    return Optional.empty();
  }

  private static List<ChainDraft> chains(Optional<Way> way) {
    return way.map(Way::chains).orElse(List.of());
  }

  /** How many rules at the begin send pods and the node itself to all endpoints. */
  private static int exceptions(List<RuleDraft> rules, String all) {
    int count = 0;
    while (count < rules.size()) {
      if (!isFromPod(rules.get(count), all) && !isFromNode(rules.get(count), all)) {
        break;
      }
      count++;
    }
    return count;
  }

  private static boolean isFromPod(RuleDraft rule, String all) {
    Phrase phrase = rule.phrase();
    boolean chosen = phrase.take("-s ") || phrase.take("-i ");
    String _ = phrase.word();
    return chosen && phrase.take(" ") && phrase.ends(all);
  }

  private static boolean isFromNode(RuleDraft rule, String all) {
    String said = rule.spec().rule();
    return said.equals(FROM_NODE + "-j " + all) || said.equals(FROM_NODE + "-j KUBE-MARK-MASQ");
  }

  /** Only for some sources, and masqueraded where the policy is Cluster (to 1.23). */
  private @Nullable Way guarded(ChainDraft chain) {
    SortedSet<String> sources = new TreeSet<>();
    String target = null;
    boolean open = false;
    for (RuleDraft rule : chain.rules()) {
      Phrase phrase = rule.phrase();
      boolean some = phrase.take("-s ");
      String source = some ? phrase.word() : "";
      String to = rule.spec().target();
      if (to.equals("KUBE-MARK-MASQ") || to.equals("KUBE-MARK-DROP") || to.isEmpty()) {
        if (some || !rule.spec().rule().equals(to.isEmpty() ? "" : "-j " + to)) {
          return null;
        }
        continue;
      }
      if ((some && !phrase.take(" ")) || !phrase.ends(to)) {
        return null;
      }
      if (target != null && !target.equals(to)) {
        return null;
      }
      target = to;
      open |= !some;
      if (some) {
        if (IpPrefix.parse(source).isEmpty()) {
          return null;
        }
        sources.add(source);
      }
    }
    if (target == null || target.startsWith("KUBE-FW-")) {
      return null;
    }
    SortedSet<String> admitted = open ? new TreeSet<>() : sources;
    return way(target).map(way -> way.after(List.of(chain)).from(admitted)).orElse(null);
  }
}
