package io.netlapse.collectors.runtime.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The instants that a cron expression names in a time zone: five fields, as crontab(5) has them,
 * whole minutes. An hour that the zone skips has no instants. In an hour that comes twice, what
 * runs every hour or more often runs in both, all else in the first.
 */
final class CronTimes {

  private final ExecutionTime times;
  private final ZoneId zone;

  private CronTimes(ExecutionTime times, ZoneId zone) {
    this.times = times;
    this.zone = zone;
  }

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException if it is none, or names no instant at all, such as 31 February
   */
  static CronTimes of(String expression, ZoneId zone) {
    Cron cron;
    try {
      cron =
          new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
              .parse(expression)
              .validate();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s' is no cron expression (%s); write minute, hour, day of month, month and day of week, such as '*/5 * * * *'"
              .formatted(expression, e.getMessage()),
          e);
    }
    CronTimes times = new CronTimes(ExecutionTime.forCron(cron), zone);
    if (times.after(Instant.EPOCH).isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' names a time that never comes; is there such a day in that month?"
              .formatted(expression));
    }
    return times;
  }

  /** The first behind an instant. */
  Optional<Instant> after(Instant instant) {
    return times.nextExecution(instant.atZone(zone)).map(ZonedDateTime::toInstant);
  }

  /** The last one not behind an instant. */
  Optional<Instant> latest(Instant instant) {
    Instant behind = instant.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    return times.lastExecution(behind.atZone(zone)).map(ZonedDateTime::toInstant);
  }
}
