package io.netlapse.engine.facts.system;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the line {@code btime} of {@code /proc/stat} (proc_stat(5)), and makes no fact of it: the
 * kernel reckons the second anew from clock and uptime each time it is asked, so it wobbles with
 * every step of the clock. Which boot it is says the boot id; when it was says the snapshot's
 * uptime.
 *
 * <p>Sample: {@code btime 1763714400}
 */
public final class BootTimeParser extends LineParser {

  private static final Pattern SHAPE = Pattern.compile("btime \\d+");

  /** Without state. */
  public BootTimeParser() {
    super("boot-time", 1);
  }

  @Override
  public boolean reads(Command command) {
    return command.program().equals("grep")
        && command.arguments().stream()
            .filter(word -> !word.startsWith("-"))
            .toList()
            .equals(List.of("btime", "/proc/stat"));
  }

  @Override
  protected void read(Line line, ReadingDraft draft) {
    if (SHAPE.matcher(line.content().strip()).matches()) {
      draft.understood(line.span());
    } else {
      draft.unread(line.span());
    }
  }
}
