package io.netlapse.engine.diagnostics.netfilter;

/** Packets that are followed through a chain, as far as rules can tell them apart. */
interface Traffic {

  /** Whether a rule may look at any of them. */
  boolean mayMatch(FilterRule rule);

  /** Whether a rule certainly looks at all of them. */
  boolean surelyMatches(FilterRule rule);

  /** Whether a rule that accepts is there for them, and not only for something beside them. */
  boolean isAcceptedBy(FilterRule rule);
}
