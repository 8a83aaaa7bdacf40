package io.netlapse.engine.facts.system;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.system.Hostname;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the name of the node: {@code uname -n} or {@code hostname} (uname(1), hostname(1)).
 *
 * <p>Sample: {@code worker-1}
 */
public final class HostnameParser extends LineParser {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** Without state. */
  public HostnameParser() {
    super("hostname", 1, Hostname.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return command.words().equals(List.of("uname", "-n"))
        || command.words().equals(List.of("hostname"));
  }

  @Override
  protected void read(Line line, ReadingDraft draft) {
    String name = line.content().strip();
    if (SHAPE.matcher(name).matches()) {
      draft.fact(new Hostname(name).toFact(), line.span());
    } else {
      draft.unread(line.span());
    }
  }
}
