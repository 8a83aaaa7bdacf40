package io.netlapse.engine.facts.iptables;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which kube-proxy shares the connections to a Service's port among endpoints: for
 * each endpoint one by chance, {@code -m statistic --mode random --probability 0.5 -j KUBE-SEP-…},
 * the last without chance; with affinity, before these, for each endpoint one that looks for a
 * client that is known. Not safe for many threads.
 */
final class Balancing {

  /** kube-proxy writes ten digits, and before 1.16 five. */
  private static final double ROUNDING = 0.00001;

  private final GeneratedChains chains;
  private final SortedSet<String> endpoints = new TreeSet<>();
  private final List<ChainDraft> used = new ArrayList<>();
  private final List<Double> chances = new ArrayList<>();
  private final List<RuleDraft> masquerades = new ArrayList<>();
  private @Nullable Integer affinity;
  private @Nullable String protocol;

  Balancing(GeneratedChains chains) {
    this.chains = chains;
  }

  SortedSet<String> endpoints() {
    return endpoints;
  }

  /** The endpoints' chains. */
  List<ChainDraft> used() {
    return used;
  }

  /** The rules that masquerade what comes for the cluster address (since 1.22). */
  List<RuleDraft> masquerades() {
    return masquerades;
  }

  @Nullable Integer affinity() {
    return affinity;
  }

  /** {@code tcp udp sctp}; null without endpoints. */
  @Nullable String protocol() {
    return protocol;
  }

  /** Whether all of the rules are of the known form. */
  boolean read(List<RuleDraft> rules) {
    for (RuleDraft rule : rules) {
      if (!read(rule)) {
        return false;
      }
    }
    return isFair();
  }

  private boolean read(RuleDraft rule) {
    Phrase phrase = rule.phrase();
    if (phrase.take("-m recent --rcheck --seconds ")) {
      return remembers(phrase);
    }
    if (phrase.take("-m statistic --mode random --probability ")) {
      return chance(phrase.word()) && phrase.take(" -j ") && endpoint(phrase);
    }
    if (phrase.take("-j KUBE-MARK-DROP")) {
      return phrase.done() && rule.comment().endsWith(" has no local endpoints");
    }
    if (phrase.take("-j ")) {
      chances.add(1.0);
      return endpoint(phrase);
    }
    masquerades.add(rule);
    return rule.spec().target().equals("KUBE-MARK-MASQ") && rule.comment().endsWith(" cluster IP");
  }

  /** Each client of a known endpoint goes there again, for so many seconds. */
  private boolean remembers(Phrase phrase) {
    String seconds = phrase.word();
    boolean _ = phrase.take(" --reap");
    if (!phrase.take(" --name ") || !isNumber(seconds)) {
      return false;
    }
    String chain = phrase.word();
    if (phrase.take(" --mask ")) {
      String _ = phrase.word();
    }
    Integer told = Integer.valueOf(seconds);
    boolean same = affinity == null || affinity.equals(told);
    affinity = told;
    return same && phrase.take(" --rsource") && phrase.take(" ") && phrase.ends(chain);
  }

  private boolean endpoint(Phrase phrase) {
    GeneratedChains.Endpoint endpoint = chains.endpoint(phrase.word());
    if (endpoint == null || !phrase.done()) {
      return false;
    }
    boolean same = protocol == null || protocol.equals(endpoint.protocol());
    protocol = endpoint.protocol();
    used.add(endpoint.chain());
    return endpoints.add(endpoint.address()) && same;
  }

  private boolean chance(String probability) {
    try {
      return chances.add(Double.parseDouble(probability));
    } catch (NumberFormatException _) {
      return false;
    }
  }

  /** Whether every endpoint gets as many as any other. */
  private boolean isFair() {
    for (int i = 0; i < chances.size(); i++) {
      if (!(Math.abs(chances.get(i) - 1.0 / (chances.size() - i)) <= ROUNDING)) {
        return false;
      }
    }
    return true;
  }

  static boolean isNumber(String digits) {
    return !digits.isEmpty()
        && digits.length() < 10
        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
