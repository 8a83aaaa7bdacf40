package io.netlapse.engine.facts.system;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.system.ComponentVersion;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the kernel's version from {@code uname -a} (uname(1)).
 *
 * <p>Sample: {@code Linux worker-1 6.1.0-13-amd64 #1 SMP Debian 6.1.55-1 (2023-09-29) x86_64
 * GNU/Linux}
 */
public final class UnameParser extends LineParser {

  private static final Pattern SHAPE = Pattern.compile("Linux \\S+ (?<release>\\d\\S*) .*");

  /** Without state. */
  public UnameParser() {
    super("uname", 1, ComponentVersion.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return command.words().equals(List.of("uname", "-a"));
  }

  @Override
  public Scope scope(Command command) {
    return command.filtered()
        ? Scope.ONLY_SHOWN
        : Scope.of(Coverage.where(ComponentVersion.KIND, Map.of("component", "kernel")));
  }

  @Override
  protected void read(Line line, ReadingDraft draft) {
    Matcher uname = SHAPE.matcher(line.content().strip());
    if (uname.matches()) {
      draft.fact(
          new ComponentVersion("kernel", uname.group("release"), null).toFact(), line.span());
    } else {
      draft.unread(line.span());
    }
  }
}
