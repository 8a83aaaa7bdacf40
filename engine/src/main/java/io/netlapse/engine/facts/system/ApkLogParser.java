package io.netlapse.engine.facts.system;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.system.LoggedTime;
import io.netlapse.spi.system.PackageChange;
import io.netlapse.spi.system.PackageChange.Action;
import io.netlapse.spi.system.PackageChange.Log;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code /var/log/apk.log} (apk(8), apk-tools 2.14 and later): a line for each run with its
 * local time, then what the run printed. Lines before the first run of the output have no time:
 * unread.
 *
 * <p>Sample: {@code Running `apk upgrade` at 2026-11-20 10:00:03}, then {@code (1/2) Upgrading
 * iproute2 (6.1.0-r2 -> 6.1.0-r3)}
 */
public final class ApkLogParser extends PackageLogParser {

  private static final Pattern RUN =
      Pattern.compile(
          "Running `.*` at (?<date>\\d{4}-\\d\\d-\\d\\d) (?<time>\\d\\d:\\d\\d:\\d\\d)");
  private static final Pattern CHANGE =
      Pattern.compile(
          "\\(\\d+/\\d+\\) (?<word>[A-Z][a-z]+) (?<name>\\S+) "
              + "\\((?:(?<from>[^()\\s]+) -> )?(?<version>[^()\\s]+)\\)");
  private static final Pattern CHATTER =
      Pattern.compile("(Executing |OK: |apk-tools |fetch |WARNING: |\\* ).*");
  private static final Map<String, Action> ACTIONS =
      Map.of(
          "Installing", Action.INSTALL,
          "Upgrading", Action.UPGRADE,
          "Downgrading", Action.DOWNGRADE,
          "Replacing", Action.REINSTALL,
          "Reinstalling", Action.REINSTALL,
          "Purging", Action.REMOVE);

  /** Without state. */
  public ApkLogParser() {
    super("apk-log");
  }

  @Override
  public boolean reads(Command command) {
    return reads(command, "/var/log/apk.log");
  }

  @Override
  void read(List<Line> lines, ReadingDraft draft) {
    Optional<LoggedTime> at = Optional.empty();
    for (Line line : lines) {
      Matcher run = RUN.matcher(line.content());
      Matcher change = CHANGE.matcher(line.content());
      if (run.matches()) {
        at = Times.local(run.group("date"), run.group("time"));
        draft.understood(line.span());
      } else if (change.matches() && ACTIONS.containsKey(change.group("word")) && at.isPresent()) {
        draft.fact(change(change, at.get()).toFact(), line.span());
      } else if (CHATTER.matcher(line.content()).matches()) {
        draft.understood(line.span());
      } else {
        draft.unread(line.span());
      }
    }
  }

  private static PackageChange change(Matcher change, LoggedTime at) {
    Action action = ACTIONS.getOrDefault(change.group("word"), Action.INSTALL);
    boolean removed = action == Action.REMOVE;
    String version = change.group("version");
    return new PackageChange(
        change.group("name"),
        at,
        action,
        removed ? version : change.group("from"),
        removed ? null : version,
        Log.APK);
  }
}
