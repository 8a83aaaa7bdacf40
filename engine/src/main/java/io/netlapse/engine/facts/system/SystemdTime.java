package io.netlapse.engine.facts.system;

import io.netlapse.spi.system.LoggedTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Timestamps as systemd prints them (systemd.time(7)): in the node's zone, and that by its
 * abbreviation. Only UTC and GMT name one offset; {@code IST} is three zones, {@code CST} four.
 * Zones that have no abbreviation show their offset.
 *
 * <p>Sample: {@code Sat 2026-11-21 11:40:00 UTC}
 */
public final class SystemdTime {

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:\\p{L}{2,4} )?(?<date>\\d{4}-\\d\\d-\\d\\d)"
              + " (?<time>\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)(?:"
              + " (?<zone>\\p{Alpha}{2,6}|[+-]\\d\\d(?::?\\d\\d)?))?");
  private static final Set<String> UTC = Set.of("UTC", "GMT", "Z");

  private SystemdTime() {}

  /** Reads a timestamp; empty for {@code n/a}, nothing, and what is none. */
  public static Optional<LoggedTime> parse(String text) {
    Matcher told = SHAPE.matcher(text);
    if (!told.matches()) {
      return Optional.empty();
    }
    String zone = told.group("zone");
    try {
      return Optional.of(
          LoggedTime.parse(
              told.group("date") + "T" + told.group("time") + offset(zone == null ? "" : zone)));
    } catch (IllegalArgumentException e) {
      // A 31st of February: no time at all.
      return Optional.empty();
    }
  }

  private static String offset(String zone) {
    if (UTC.contains(zone.toUpperCase(Locale.ROOT))) {
      return "Z";
    }
    if (zone.isEmpty() || Character.isLetter(zone.charAt(0))) {
      return "";
    }
    String digits = zone.substring(1).replace(":", "");
    return zone.charAt(0)
        + digits.substring(0, 2)
        + ":"
        + (digits.length() > 2 ? digits.substring(2) : "00");
  }
}
