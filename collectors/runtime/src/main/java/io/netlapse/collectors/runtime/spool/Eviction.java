package io.netlapse.collectors.runtime.spool;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which captures have to go. Pure. */
final class Eviction {

  private static final Comparator<Waiting> UNCHANGED_FIRST =
      Comparator.comparing((Waiting each) -> !each.about().unchanged())
          .thenComparingLong(Waiting::number);

  private Eviction() {}

  /**
   * Those that have waited longer than a spool keeps them, the oldest first.
   *
   * @param inHand the number of one that may be on its way and stays this time; 0 for none
   */
  static List<Waiting> tooOld(List<Waiting> waiting, Duration age, Instant now, long inHand) {
    return waiting.stream()
        .filter(each -> each.number() != inHand)
        .filter(each -> Duration.between(each.about().spooledAt(), now).compareTo(age) > 0)
        .toList();
  }

  /**
   * Those that make room: the oldest unchanged first, because only a look is lost with them, then
   * the oldest.
   *
   * @param waiting in the order of arrival
   * @param bytes how many must go; none if it is not positive
   * @param inHand the number of one that may be on its way and goes last; 0 for none
   * @return as few as do; all, if all are too few
   */
  static List<Waiting> toFree(List<Waiting> waiting, long bytes, long inHand) {
    List<Waiting> going = new ArrayList<>();
    long missing = bytes;
    Comparator<Waiting> order =
        Comparator.comparing((Waiting each) -> each.number() == inHand)
            .thenComparing(UNCHANGED_FIRST);
    for (Waiting each : waiting.stream().sorted(order).toList()) {
      if (missing <= 0) {
        break;
      }
      going.add(each);
      missing -= each.bytes();
    }
    return going;
  }
}
