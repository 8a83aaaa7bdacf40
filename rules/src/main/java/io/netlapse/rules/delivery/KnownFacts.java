package io.netlapse.rules.delivery;

import io.netlapse.rules.vocabulary.Vocabulary;

/** The table of the kinds of facts that netlapse's own parsers give. */
public final class KnownFacts {

  private KnownFacts() {}

  /** The kinds and their fields. */
  public static Vocabulary vocabulary() {
    return Vocabulary.parse(Resource.text("facts.tsv"));
  }
}
