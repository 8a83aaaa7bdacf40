package io.netlapse.engine.facts.clock;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.clock.ClockSetting;
import io.netlapse.spi.clock.ClockSynchronised;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Set;

/**
 * Reads {@code timedatectl}, {@code timedatectl status} of every age, and {@code timedatectl show}
 * (timedatectl(1)). The time itself is no fact.
 *
 * <p>Samples: {@code System clock synchronized: yes}, {@code NTPSynchronized=yes}
 */
public final class TimedatectlParser extends LineParser {

  private static final Set<String> TIMES =
      Set.of(
          "Local time",
          "Universal time",
          "RTC time",
          "DST active",
          "Last DST change",
          "Next DST change",
          "TimeUSec",
          "RTCTimeUSec",
          "CanNTP");

  /** Without state. */
  public TimedatectlParser() {
    super("timedatectl", 1, ClockSynchronised.KIND, ClockSetting.KIND);
  }

  @Override
  public boolean reads(Command command) {
    List<String> arguments = command.arguments();
    return command.program().equals("timedatectl")
        && (arguments.isEmpty()
            || arguments.equals(List.of("status"))
            || arguments.equals(List.of("show")));
  }

  @Override
  protected void read(Line line, ReadingDraft draft) {
    String content = line.content().strip();
    int colon = content.indexOf(": ");
    int at = colon < 0 ? content.indexOf('=') : colon;
    String name = content.substring(0, Math.max(at, 0));
    String value = at < 0 ? "" : content.substring(at + (colon < 0 ? 1 : 2)).strip();
    if (TIMES.contains(name)
        || content.startsWith("Warning: The system is configured to read the")) {
      draft.understood(line.span());
    } else if (value.isEmpty() || !setting(name, value, line, draft)) {
      // Older ones show the hours of the next change of the clock below it.
      boolean hours = line.indent() > 17 && content.matches("[A-Z][a-z]{2} \\d{4}-\\d\\d-.*");
      if (hours) {
        draft.understood(line.span());
      } else {
        draft.unread(line.span());
      }
    }
  }

  private static boolean setting(String name, String value, Line line, ReadingDraft draft) {
    switch (name) {
      case "System clock synchronized", "NTP synchronized", "NTPSynchronized" ->
          draft.fact(new ClockSynchronised("kernel", value.equals("yes")).toFact(), line.span());
      case "Time zone", "Timezone" -> {
        int blank = value.indexOf(' ');
        tell("time-zone", blank < 0 ? value : value.substring(0, blank), line, draft);
      }
      case "RTC in local TZ", "LocalRTC" -> tell("rtc-in-local-zone", value, line, draft);
      case "NTP service" -> tell("ntp-service", value, line, draft);
      case "NTP enabled", "Network time on", "systemd-timesyncd.service active", "NTP" ->
          tell("ntp-service", value.equals("yes") ? "active" : "inactive", line, draft);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void tell(String name, String value, Line line, ReadingDraft draft) {
    draft.fact(new ClockSetting(name, value).toFact(), line.span());
  }
}
