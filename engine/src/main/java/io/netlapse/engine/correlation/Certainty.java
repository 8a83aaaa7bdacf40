package io.netlapse.engine.correlation;

import java.util.Locale;

/** How sure it is that an event brought a change about; in falling order. */
public enum Certainty {
  /**
   * It came before, and other nodes show that the change follows it and does not come without it.
   */
  LIKELY,
  /** It can bring the change about, or other nodes point to it; the order in time may be open. */
  POSSIBLE,
  /** Nothing but nearness in time speaks for it. */
  WEAK,
  /** It came after the change. */
  EXCLUDED;

  /** The word in JSON: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
