package io.netlapse.engine.facts.iptables;

import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A chain in the making: where it was declared, and its rules. Not safe for many threads. */
final class ChainDraft {

  private final String name;
  private final List<Declaration> declarations = new ArrayList<>();
  private final List<RuleDraft> rules = new ArrayList<>();
  private boolean told;

  /**
   * A line that says that there is such a chain.
   *
   * @param policy its policy; null for a chain that users made
   */
  record Declaration(@Nullable String policy, Span span) {}

  ChainDraft(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  void declare(@Nullable String policy, Span span) {
    declarations.add(new Declaration(policy, span));
  }

  void add(RuleDraft rule) {
    rules.add(rule);
  }

  List<Declaration> declarations() {
    return declarations;
  }

  List<RuleDraft> rules() {
    return rules;
  }

  /** Whether a fact tells more than this chain, and the chain with it. */
  boolean told() {
    return told;
  }

  /** Marks it and all of its rules. */
  void tell() {
    if (!told) {
      told = true;
      rules.forEach(RuleDraft::tell);
    }
  }

  /** All of its lines. */
  void spans(List<Span> to) {
    declarations.forEach(declaration -> to.add(declaration.span()));
    rules.forEach(rule -> to.add(rule.span()));
  }

  /** How many lines it has. */
  int size() {
    return declarations.size() + rules.size();
  }
}
