package io.netlapse.engine.facts.system;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.system.Boot;
import java.util.regex.Pattern;

/**
 * Reads {@code /proc/sys/kernel/random/boot_id} (random(4)).
 *
 * <p>Sample: {@code 0b7d2c3e-6f0e-4c5c-9d0e-2f5f1c7a9b10}
 */
public final class BootIdParser extends LineParser {

  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Without state. */
  public BootIdParser() {
    super("boot-id", 1, Boot.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return shows(command, "/proc/sys/kernel/random/boot_id");
  }

  @Override
  protected void read(Line line, ReadingDraft draft) {
    String id = line.content().strip();
    if (SHAPE.matcher(id).matches()) {
      draft.fact(new Boot(id).toFact(), line.span());
    } else {
      draft.unread(line.span());
    }
  }
}
