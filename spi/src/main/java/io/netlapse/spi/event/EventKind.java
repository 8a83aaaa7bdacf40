package io.netlapse.spi.event;

import java.util.Locale;

/** What can happen to a node or cluster. */
public enum EventKind {
  /** Something began to run that had not run in this boot, as far as we know. */
  START,
  /** Something ceased to run. */
  STOP,
  /** Something ran, and runs again since a later instant of the same boot. */
  RESTART,
  /** A newer version. */
  UPGRADE,
  /** An older version. */
  DOWNGRADE,
  /** A package came. */
  INSTALL,
  /** A package went. */
  REMOVE,
  /** Another boot id. */
  REBOOT,
  /** Told from outside: a deployment, an alert, a change. */
  EXTERNAL;

  /** The word in JSON and the database: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the word.
   *
   * @throws IllegalArgumentException for any word that {@link #word()} does not give
   */
  public static EventKind ofWord(String word) {
    for (EventKind kind : values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("event kind '" + word + "' is not known");
  }
}
