package io.netlapse.spi.diagnose;

import java.util.List;

/**
 * Rules that come together and have no class each, such as those that are written as texts. Found
 * through {@link java.util.ServiceLoader}, as a rule with a class of its own is; {@link
 * Diagnostic#onClassPath()} gives both.
 */
public interface RuleSet {

  /** Its rules; always the same. */
  List<Diagnostic> rules();
}
