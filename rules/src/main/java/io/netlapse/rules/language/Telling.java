package io.netlapse.rules.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a finding.
 *
 * @param subject what it is about
 * @param message one line
 * @param explanation what is wrong and why it bites
 * @param uri where more stands; null for nowhere
 * @param lines how many lines are shown at most
 * @param confirm commands that show it by hand
 * @param remedy how to get rid of it
 */
public record Telling(
    Phrase subject,
    Phrase message,
    Phrase explanation,
    @Nullable Phrase uri,
    int lines,
    List<Phrase> confirm,
    Cure remedy) {

  /** How to get rid of it, as {@link io.netlapse.spi.diagnose.Remedy}. */
  public record Cure(List<Phrase> commands, Phrase lasting, Phrase undo, Phrase risk) {

    /** Copies the commands. */
    public Cure {
      commands = List.copyOf(commands);
    }
  }

  /** Copies the commands. */
  public Telling {
    confirm = List.copyOf(confirm);
  }
}
