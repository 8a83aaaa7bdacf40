package io.netlapse.engine.facts.diff;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import java.util.regex.Pattern;

/**
 * Reads what diff(1) prints of two outputs, in its normal and its unified form. It says no fact: a
 * line that only one of the two has was there once, and nobody tells when.
 *
 * <p>Samples: {@code 2c2}, {@code < inet 10.1.0.9/24}, {@code @@ -1,4 +1,5 @@}
 */
public final class DiffParser extends LineParser {

  private static final Pattern NORMAL =
      Pattern.compile("\\d+(,\\d+)?[acd]\\d+(,\\d+)?|[<>]( .*)?|---");

  private static final Pattern UNIFIED =
      Pattern.compile("@@ [-+0-9, ]+ @@.*|[-+ ].*|diff .*|Only in .*|Binary files .*");

  private static final String NO_END = "\\ No newline at end of file";

  /** Without state. */
  public DiffParser() {
    super("diff", 1);
  }

  @Override
  public boolean reads(Command command) {
    return command.program().equals("diff");
  }

  @Override
  public Scope scope(Command command) {
    return Scope.ONLY_SHOWN;
  }

  @Override
  protected void read(Line line, ReadingDraft draft) {
    String content = line.content();
    boolean known =
        NORMAL.matcher(content).matches()
            || UNIFIED.matcher(content).matches()
            || content.equals(NO_END);
    if (known) {
      draft.understood(line.span());
    } else {
      draft.unread(line.span());
    }
  }
}
