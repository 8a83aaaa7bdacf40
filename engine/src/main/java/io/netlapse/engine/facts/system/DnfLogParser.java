package io.netlapse.engine.facts.system;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.system.LoggedTime;
import io.netlapse.spi.system.PackageChange;
import io.netlapse.spi.system.PackageChange.Action;
import io.netlapse.spi.system.PackageChange.Log;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code /var/log/dnf.rpm.log} (dnf(8)). A change of version is two lines: {@code Upgrade}
 * names the package that comes, {@code Upgraded} later the one that went; both make one fact, at
 * the time of the first.
 *
 * <p>Sample: {@code 2026-11-20T10:00:03+0000 SUBDEBUG Upgrade: kubelet-1.21.2-0.x86_64}
 */
public final class DnfLogParser extends PackageLogParser {

  private static final Pattern CHANGE =
      Pattern.compile(
          "(?<time>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)(?<zone>Z|[+-]\\d\\d:?\\d\\d)? "
              + "[A-Z]+ (?<word>[A-Z][a-z]+): (?<package>\\S+)");
  private static final Pattern CHATTER = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\S+ [A-Z]+ .*");

  /** Lines that begin a change, and the version that they name is the one after. */
  private static final Map<String, Action> COMES =
      Map.of(
          "Install", Action.INSTALL,
          "Installed", Action.INSTALL,
          "Upgrade", Action.UPGRADE,
          "Downgrade", Action.DOWNGRADE,
          "Reinstall", Action.REINSTALL);

  /** Lines that end a change or tell a removal: the version that they name is the one before. */
  private static final Map<String, Action> GOES =
      Map.of(
          "Upgraded", Action.UPGRADE,
          "Downgraded", Action.DOWNGRADE,
          "Reinstalled", Action.REINSTALL,
          "Erase", Action.REMOVE,
          "Erased", Action.REMOVE,
          "Remove", Action.REMOVE,
          "Removed", Action.REMOVE,
          "Obsoleted", Action.REMOVE);

  /** Without state. */
  public DnfLogParser() {
    super("dnf-log");
  }

  @Override
  public boolean reads(Command command) {
    return reads(command, "/var/log/dnf.rpm.log");
  }

  @Override
  void read(List<Line> lines, ReadingDraft draft) {
    List<Told> changes = new ArrayList<>();
    Map<String, Told> begun = new HashMap<>();
    for (Line line : lines) {
      Optional<Told> told = told(line);
      if (told.isPresent()) {
        Told open = begun.get(told.get().subject());
        if (open != null && open.takes(told.get())) {
          open.lines.add(line);
          begun.remove(told.get().subject());
        } else {
          changes.add(told.get());
          begun.put(told.get().subject(), told.get());
        }
      } else if (CHATTER.matcher(line.content()).matches()) {
        draft.understood(line.span());
      } else {
        draft.unread(line.span());
      }
    }
    changes.forEach(
        change ->
            draft.fact(change.fact().toFact(), change.lines.stream().map(Line::span).toList()));
  }

  private static Optional<Told> told(Line line) {
    Matcher change = CHANGE.matcher(line.content());
    if (!change.matches()) {
      return Optional.empty();
    }
    String word = change.group("word");
    Action action = COMES.getOrDefault(word, GOES.get(word));
    Optional<RpmName> name = RpmName.parse(change.group("package"));
    Optional<LoggedTime> at = Times.parse(change.group("time") + zone(change.group("zone")));
    if (action == null || name.isEmpty() || at.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Told(action, name.get(), at.get(), COMES.containsKey(word), line));
  }

  /** {@code +0100} as {@code +01:00}. */
  private static String zone(@Nullable String zone) {
    if (zone == null || zone.equals("Z") || zone.contains(":")) {
      return zone == null ? "" : zone;
    }
    return zone.substring(0, 3) + ":" + zone.substring(3);
  }

  /** One line, or the two of a change of version. */
  private static final class Told {

    final Action action;
    final RpmName name;
    final LoggedTime at;
    final boolean comes;
    final List<Line> lines = new ArrayList<>();
    private @Nullable String before;

    Told(Action action, RpmName name, LoggedTime at, boolean comes, Line line) {
      this.action = action;
      this.name = name;
      this.at = at;
      this.comes = comes;
      lines.add(line);
    }

    String subject() {
      return action + " " + name.name();
    }

    /** Whether a later line is this change's end. */
    boolean takes(Told later) {
      if (action == Action.INSTALL || later.comes) {
        return false;
      }
      if (comes) {
        before = later.name.version();
        return true;
      }
      return later.name.equals(name);
    }

    PackageChange fact() {
      String from = comes ? before : name.version();
      String to = comes ? name.version() : null;
      return new PackageChange(name.name(), at, action, from, to, Log.DNF);
    }
  }
}
