package io.netlapse.engine.diagnostics.netfilter;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows packets through a chain and those that it leads to. In doubt a packet is accepted: a drop
 * is told only where no rule before it may have let it pass.
 */
final class ChainWalk {

  /** More than any chain that works: the kernel's own limit of jumps is 16. */
  private static final int DEEPEST = 16;

  /** Chains that are known to let no new connection pass, should they not be shown. */
  private static final List<String> HARMLESS =
      List.of(
          "KUBE-FORWARD",
          "KUBE-SERVICES",
          "KUBE-EXTERNAL-SERVICES",
          "KUBE-PROXY-FIREWALL",
          "KUBE-FIREWALL",
          "KUBE-NODEPORTS",
          "KUBE-NODE-PORT",
          "KUBE-IPVS-FILTER");

  private final SortedMap<String, FilterChain> chains;
  private final Traffic traffic;

  /**
   * Through these chains.
   *
   * @param chains the chains of one table, by name
   * @param traffic the packets
   */
  ChainWalk(SortedMap<String, FilterChain> chains, Traffic traffic) {
    this.chains = chains;
    this.traffic = traffic;
  }

  /**
   * Where they end.
   *
   * @param accepts whether that rule accepts, or may do so; else it drops
   * @param rule the rule
   * @param at how many rules of the first chain they had passed
   */
  record End(boolean accepts, FilterRule rule, int at) {}

  /** Where the packets end; null if they come to the chain's end. */
  @Nullable End of(FilterChain chain) {
    boolean sure = true;
    for (int at = 0; at < chain.rules().size(); at++) {
      FilterRule rule = chain.rules().get(at);
      Step step = step(rule, sure, 0);
      if (step.end() != null) {
        return new End(step.end().accepts(), step.end().rule(), at);
      }
      if (step.leaves()) {
        return null;
      }
      sure &= step.sure();
    }
    return null;
  }

  /**
   * What a rule does.
   *
   * @param end where they end; null if they go on
   * @param leaves whether they all leave the chain
   * @param sure whether all of them come to the next rule, if any does
   */
  private record Step(@Nullable End end, boolean leaves, boolean sure) {
    static final Step ON = new Step(null, false, true);
  }

  private Step step(FilterRule rule, boolean sure, int depth) {
    if (!traffic.mayMatch(rule) || rule.target().isEmpty()) {
      return Step.ON;
    }
    boolean all = traffic.surelyMatches(rule);
    return switch (rule.target()) {
      case "ACCEPT" -> traffic.isAcceptedBy(rule) ? end(true, rule) : Step.ON;
      case "DROP", "REJECT" -> sure && all ? end(false, rule) : Step.ON;
      case "RETURN" -> new Step(null, all, false);
      default -> jump(rule, sure && all, all, depth);
    };
  }

  private static Step end(boolean accepts, FilterRule rule) {
    return new Step(new End(accepts, rule, 0), false, true);
  }

  private Step jump(FilterRule rule, boolean sure, boolean all, int depth) {
    FilterChain chain = chains.get(rule.target());
    if (chain == null || depth > DEEPEST) {
      return isExtension(rule) || isHarmless(rule) ? Step.ON : end(true, rule);
    }
    boolean surely = sure;
    for (FilterRule next : chain.rules()) {
      Step step = step(next, surely, depth + 1);
      if (step.end() != null) {
        return step;
      }
      if (step.leaves()) {
        break;
      }
      surely &= step.sure();
    }
    return new Step(null, all && rule.forGood(), true);
  }

  /** Whether its target is no chain but does something to the packet and lets it go on. */
  private static boolean isExtension(FilterRule rule) {
    return List.of("LOG", "NFLOG", "MARK", "CONNMARK", "TRACE", "CT", "NOTRACK", "TCPMSS", "SET")
        .contains(rule.target());
  }

  private static boolean isHarmless(FilterRule rule) {
    return HARMLESS.contains(rule.target())
        || rule.owner().equals("docker")
        || rule.owner().equals("libvirt");
  }
}
