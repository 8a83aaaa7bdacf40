package io.netlapse.engine.facts.system;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.system.Machine;
import java.util.regex.Pattern;

/**
 * Reads {@code /etc/machine-id} (machine-id(5)).
 *
 * <p>Sample: {@code 5e1f0c8f3b7f4f0d9a4c1b2d3e4f5a6b}
 */
public final class MachineIdParser extends LineParser {

  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");

  /** Without state. */
  public MachineIdParser() {
    super("machine-id", 1, Machine.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return shows(command, "/etc/machine-id");
  }

  @Override
  protected void read(Line line, ReadingDraft draft) {
    String id = line.content().strip();
    if (SHAPE.matcher(id).matches()) {
      draft.fact(new Machine(id).toFact(), line.span());
    } else if (!id.equals("uninitialized")) {
      draft.unread(line.span());
    }
  }
}
