package io.netlapse.rules.delivery;

import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.RuleSet;
import java.util.List;

/** The rules of netlapse itself that are written and not programmed; each has its page. */
public final class OurRules implements RuleSet {

  private static final List<String> IDS =
      List.of(
          "clock-skew",
          "device-not-released",
          "service-without-endpoints",
          "xtables-lock-contention");

  private static final List<Diagnostic> RULES = read();

  /** For {@link java.util.ServiceLoader}. */
  public OurRules() {}

  @Override
  public List<Diagnostic> rules() {
    return RULES;
  }

  private static List<Diagnostic> read() {
    RuleTexts texts = new RuleTexts(KnownFacts.vocabulary(), List.of());
    IDS.forEach(id -> texts.add(id + ".yaml", Resource.text(id + ".yaml")));
    Loaded loaded = texts.loaded();
    if (!loaded.mistakes().isEmpty()) {
      throw new IllegalStateException(loaded.told());
    }
    return loaded.rules();
  }
}
