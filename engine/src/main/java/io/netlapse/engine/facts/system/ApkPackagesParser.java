package io.netlapse.engine.facts.system;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.system.InstalledPackage;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code apk info -v} (apk(8)): every installed package with its version.
 *
 * <p>Sample: {@code iproute2-minimal-6.1.0-r3}
 */
public final class ApkPackagesParser extends LineParser {

  private static final Pattern SHAPE =
      Pattern.compile("(?<name>[A-Za-z0-9]\\S*)-(?<version>\\d[^\\s-]*-r\\d+)");

  /** Without state. */
  public ApkPackagesParser() {
    super("apk-packages", 1, InstalledPackage.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return command.words().equals(List.of("apk", "info", "-v"));
  }

  @Override
  protected void read(Line line, ReadingDraft draft) {
    Matcher told = SHAPE.matcher(line.content().strip());
    if (told.matches()) {
      draft.fact(
          new InstalledPackage(told.group("name"), told.group("version")).toFact(), line.span());
    } else if (!line.content().startsWith("WARNING: ")) {
      draft.unread(line.span());
    }
  }
}
