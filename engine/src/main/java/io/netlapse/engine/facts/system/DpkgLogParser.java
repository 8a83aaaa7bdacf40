package io.netlapse.engine.facts.system;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.system.LoggedTime;
import io.netlapse.spi.system.PackageChange;
import io.netlapse.spi.system.PackageChange.Action;
import io.netlapse.spi.system.PackageChange.Log;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code /var/log/dpkg.log} (dpkg(1), option {@code --log}): local time without zone, action,
 * package, installed version, available version.
 *
 * <p>Sample: {@code 2026-11-20 10:00:03 upgrade kubelet:amd64 1.20.7-00 1.21.2-00}
 */
public final class DpkgLogParser extends PackageLogParser {

  private static final Pattern CHANGE =
      Pattern.compile(
          "(?<date>\\d{4}-\\d\\d-\\d\\d) (?<time>\\d\\d:\\d\\d:\\d\\d) "
              + "(?<action>install|upgrade|remove|purge) "
              + "(?<name>[a-z0-9][a-z0-9.+-]*)(?::[a-z0-9-]+)? (?<from>\\S+) (?<to>\\S+)");
  private static final Pattern PROGRESS =
      Pattern.compile("\\S+ \\S+ (startup|status|configure|trigproc|disappear|conffile) .*");

  /** Without state. */
  public DpkgLogParser() {
    super("dpkg-log");
  }

  @Override
  public boolean reads(Command command) {
    return reads(command, "/var/log/dpkg.log");
  }

  @Override
  void read(List<Line> lines, ReadingDraft draft) {
    lines.forEach(line -> read(line, draft));
  }

  private static void read(Line line, ReadingDraft draft) {
    Matcher change = CHANGE.matcher(line.content());
    if (change.matches()) {
      Times.local(change.group("date"), change.group("time"))
          .ifPresentOrElse(
              at -> draft.fact(change(change, at).toFact(), line.span()),
              () -> draft.unread(line.span()));
    } else if (PROGRESS.matcher(line.content()).matches()) {
      draft.understood(line.span());
    } else {
      draft.unread(line.span());
    }
  }

  private static PackageChange change(Matcher change, LoggedTime at) {
    return new PackageChange(
        change.group("name"),
        at,
        Action.valueOf(change.group("action").toUpperCase(Locale.ROOT)),
        version(change.group("from")),
        version(change.group("to")),
        Log.DPKG);
  }

  private static @Nullable String version(String text) {
    return text.equals("<none>") ? null : text;
  }
}
