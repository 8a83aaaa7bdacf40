package io.netlapse.engine.facts.iptables;

import io.netlapse.spi.fact.Span;

/** A rule that was read and is yet to be told as a fact. Not safe for many threads. */
final class RuleDraft {

  private final Spec spec;
  private final Span span;
  private boolean told;

  RuleDraft(Spec spec, Span span) {
    this.spec = spec;
    this.span = span;
  }

  Spec spec() {
    return spec;
  }

  Span span() {
    return span;
  }

  /** Whether a fact tells more than this rule, and the rule with it. */
  boolean told() {
    return told;
  }

  void tell() {
    told = true;
  }

  /** The comment, or an empty text. */
  String comment() {
    String comment = spec.comment();
    return comment == null ? "" : comment;
  }

  Phrase phrase() {
    return new Phrase(spec.rule());
  }
}
