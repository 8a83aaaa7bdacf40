package io.netlapse.service.security;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells which of the like acts of a token are worth a line of the audit log, so that one who loops
 * does not fill it. Of each hour of UTC these are: the first act on each subject, of up to sixteen
 * subjects; and of all acts the 2nd, 4th, 8th and so on, which say how many there were. A million
 * acts in an hour are at most 36 lines. Safe for many threads.
 */
public final class Recurrences {

  private static final int SUBJECTS = 16;
  private static final long HOUR_SECONDS = 3600;

  private final Map<Long, Hour> hours = new ConcurrentHashMap<>();

  /**
   * How often something was done.
   *
   * @param count how many acts there were in this hour, this one among them; at least 1
   */
  public record Times(long count) {

    /** A line's detail, and how often, where that is more than once. */
    public String in(String detail) {
      return count == 1 ? detail : "%s (%d times in this hour)".formatted(detail, count).strip();
    }
  }

  /** What one token did in an hour, and whether its last act is told. */
  private record Hour(long number, Set<String> subjects, long count, boolean isTold) {

    static Hour fresh(long number) {
      return new Hour(number, Set.of(), 0, false);
    }

    Hour next(String subject) {
      if (subjects.size() >= SUBJECTS || subjects.contains(subject)) {
        return new Hour(number, subjects, count + 1, Long.bitCount(count + 1) == 1);
      }
      Set<String> more = new HashSet<>(subjects);
      more.add(subject);
      return new Hour(number, Set.copyOf(more), count + 1, true);
    }
  }

  /**
   * Counts an act.
   *
   * @param token whose, by its id; as many are remembered as acted within the hour
   * @return how often by now, if this one is to be written
   */
  public Optional<Times> told(long token, String subject, Instant at) {
    long number = at.getEpochSecond() / HOUR_SECONDS;
    Hour hour =
        hours.compute(
            token,
            (id, known) ->
                (known == null || known.number != number ? Hour.fresh(number) : known)
                    .next(subject));
    if (hour.count == 1) {
      hours.values().removeIf(other -> other.number != number);
    }
    return hour.isTold ? Optional.of(new Times(hour.count)) : Optional.empty();
  }
}
