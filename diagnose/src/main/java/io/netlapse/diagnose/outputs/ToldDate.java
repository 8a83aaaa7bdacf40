package io.netlapse.diagnose.outputs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The instant that date(1) printed, in any of its usual forms, if it is one: a zone whose letters
 * mean different things to different people ({@code IST}, {@code CST}) tells none.
 *
 * <p>Samples: {@code Sat Nov 21 11:40:00 UTC 2026}, {@code Sat 21 Nov 2026 11:40:00 AM CET}, {@code
 * Sat, 21 Nov 2026 11:40:00 +0100}, {@code 2026-11-21T11:40:00+01:00}, {@code 1795261200}
 */
public final class ToldDate {

  private static final int LONGEST = 80;
  private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{8,9}(?:\\.[0-9]{1,9})?");
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d)(?:[.,]\\d{1,9})? ?"
              + "(Z|UTC|[+-]\\d\\d:?\\d\\d)(?: UTC)?(?: m=.*)?");
  private static final Pattern WORDS =
      Pattern.compile(
          "[A-Z][a-z]{2},? +(?:(?<month>[A-Z][a-z]{2}) +(?<day>\\d{1,2})"
              + "|(?<day2>\\d{1,2}) +(?<month2>[A-Z][a-z]{2})(?: +(?<year2>\\d{4}))?)"
              + ",? +(?<time>\\d{1,2}:\\d\\d:\\d\\d)(?: (?<half>[AP]M))?"
              + " (?<zone>[A-Z]{1,5}|[+-]\\d{4})(?: (?<year>\\d{4}))?");

  /** Only those that mean one thing everywhere. */
  private static final Map<String, String> ZONES =
      Map.of(
          "UTC", "Z", "GMT", "Z", "Z", "Z", "WET", "Z", "WEST", "+01:00", "CET", "+01:00", "CEST",
          "+02:00", "EET", "+02:00", "EEST", "+03:00", "JST", "+09:00");

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm:ss");
  private static final DateTimeFormatter HALVES =
      DateTimeFormatter.ofPattern("h:mm:ss a", Locale.ROOT);

  private ToldDate() {}

  /**
   * Reads what was printed.
   *
   * @param text one line
   * @return empty where it is no instant
   */
  public static Optional<Instant> of(String text) {
    String line = text.strip();
    if (line.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(instant(line));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static @Nullable Instant instant(String line) {
    if (SECONDS.matcher(line).matches()) {
      return Instant.ofEpochSecond(Long.parseLong(line.split("\\.", 2)[0]));
    }
    Matcher iso = ISO.matcher(line);
    if (iso.matches()) {
      return at(LocalDate.parse(iso.group(1)), LocalTime.parse(iso.group(2)), iso.group(3));
    }
    Matcher words = WORDS.matcher(line);
    return words.matches() ? ofWords(words) : null;
  }

  private static @Nullable Instant ofWords(Matcher words) {
    String year = either(words.group("year"), words.group("year2"));
    String month = either(words.group("month"), words.group("month2"));
    String day = either(words.group("day"), words.group("day2"));
    if (year.isEmpty()) {
      return null;
    }
    String half = words.group("half");
    LocalTime time =
        half == null
            ? LocalTime.parse(words.group("time"), CLOCK)
            : LocalTime.parse(words.group("time") + " " + half, HALVES);
    return at(
        LocalDate.of(Integer.parseInt(year), month(month), Integer.parseInt(day)),
        time,
        words.group("zone"));
  }

  private static Month month(String word) {
    for (Month month : Month.values()) {
      if (month.name().startsWith(word.toUpperCase(Locale.ROOT))) {
        return month;
      }
    }
    throw new DateTimeException("no month: " + word);
  }

  private static @Nullable Instant at(LocalDate date, LocalTime time, String zone) {
    String offset = Character.isLetter(zone.charAt(0)) ? ZONES.get(zone) : zone;
    return offset == null ? null : OffsetDateTime.of(date, time, ZoneOffset.of(offset)).toInstant();
  }

  private static String either(@Nullable String one, @Nullable String other) {
    String found = one == null ? other : one;
    return found == null ? "" : found;
  }
}
