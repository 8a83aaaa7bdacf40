package io.netlapse.collectors.push;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: a random part of a bound that doubles from one second
 * to one minute ("full jitter"), so that a thousand collectors do not come back at the same moment.
 * Behind what the server asks for with {@code Retry-After}, never before. Not safe for several
 * threads.
 */
public final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LAST = Duration.ofMinutes(1);

  private final RandomGenerator random;
  private Duration bound = FIRST;

  /** One that begins with the first wait. */
  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The next wait.
   *
   * @param asked what the server asked for; zero if nothing
   */
  public Duration next(Duration asked) {
    Duration jitter = Duration.ofMillis(random.nextLong(bound.toMillis() + 1));
    Duration doubled = bound.multipliedBy(2);
    bound = doubled.compareTo(LAST) > 0 ? LAST : doubled;
    return asked.plus(jitter);
  }

  /**
   * Reads {@code Retry-After} (RFC 9110, 10.2.3): seconds, or an HTTP date. Zero for a date that is
   * over and for what is neither.
   *
   * @param value the header's value
   * @param now the time of day
   */
  static Duration retryAfter(Optional<String> value, Instant now) {
    String text = value.orElse("").strip();
    if (text.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    } catch (DateTimeException _) {
      return Duration.ZERO; // our own backoff holds
    }
  }
}
