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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code rpm -qa --last} (rpm(8)): every installed package with the local time at which it
 * was installed, in the order of strftime(3)'s {@code %c}, which depends on the locale. The locale
 * C and the English ones are understood.
 *
 * <p>Sample: {@code kubelet-1.21.2-0.x86_64 Fri Nov 20 10:00:03 2026}, in en_US {@code Fri 20 Nov
 * 2026 10:00:03 AM UTC}
 */
public final class RpmLogParser extends PackageLogParser {

  private static final String TIME = "(?<hour>\\d\\d):(?<minute>\\d\\d):(?<second>\\d\\d)";
  private static final Pattern LINE = Pattern.compile("(?<package>\\S++)\\s++(?<time>.+)");
  private static final Pattern PLAIN =
      Pattern.compile(
          "[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) +(?<day>\\d{1,2}) " + TIME + " (?<year>\\d{4})");
  private static final Pattern ENGLISH =
      Pattern.compile(
          "[A-Z][a-z]{2},? (?<day>\\d{1,2}) (?<month>[A-Z][a-z]{2}) (?<year>\\d{4}) "
              + TIME
              + "(?: (?<half>[AP]M))?(?: (?<zone>\\S+))?");
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  /** Without state. */
  public RpmLogParser() {
    super("rpm-log");
  }

  @Override
  public boolean reads(Command command) {
    return command.program().equals("rpm")
        && command.arguments().contains("--last")
        && command.arguments().stream().anyMatch(word -> word.matches("-q?a|-aq|--all|-qa"))
        && command.arguments().stream().noneMatch(word -> word.startsWith("--queryformat"));
  }

  @Override
  void read(List<Line> lines, ReadingDraft draft) {
    lines.forEach(line -> read(line, draft));
  }

  private static void read(Line line, ReadingDraft draft) {
    Matcher parts = LINE.matcher(line.content());
    Optional<RpmName> name =
        parts.matches() ? RpmName.parse(parts.group("package")) : Optional.empty();
    Optional<LoggedTime> at = parts.matches() ? time(parts.group("time")) : Optional.empty();
    if (name.isEmpty() || at.isEmpty()) {
      draft.unread(line.span());
      return;
    }
    PackageChange change =
        new PackageChange(
            name.get().name(), at.get(), Action.INSTALLED, null, name.get().version(), Log.RPM);
    draft.fact(change.toFact(), line.span());
  }

  private static Optional<LoggedTime> time(String text) {
    Matcher plain = PLAIN.matcher(text);
    if (plain.matches()) {
      return time(plain, Integer.parseInt(plain.group("hour")), "");
    }
    Matcher english = ENGLISH.matcher(text);
    if (!english.matches()) {
      return Optional.empty();
    }
    String zone = english.group("zone");
    return time(english, hour(english), "UTC".equals(zone) || "GMT".equals(zone) ? "Z" : "");
  }

  private static int hour(Matcher english) {
    int hour = Integer.parseInt(english.group("hour"));
    String half = english.group("half");
    if (half == null) {
      return hour;
    }
    return hour % 12 + (half.equals("PM") ? 12 : 0);
  }

  private static Optional<LoggedTime> time(Matcher parts, int hour, String zone) {
    return Times.parse(
        String.format(
            Locale.ROOT,
            "%s-%02d-%02dT%02d:%s:%s%s",
            parts.group("year"),
            MONTHS.indexOf(parts.group("month")) + 1,
            Integer.parseInt(parts.group("day")),
            hour,
            parts.group("minute"),
            parts.group("second"),
            zone));
  }
}
