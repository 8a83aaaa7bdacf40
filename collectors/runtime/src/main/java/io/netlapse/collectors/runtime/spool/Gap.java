package io.netlapse.collectors.runtime.spool;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Captures of one node that will not reach the history. The service is told until it acknowledges;
 * later losses of the same kind join a gap that it has not acknowledged yet.
 *
 * @param id its name, the same in every report: whoever is told twice counts it once
 * @param node whose captures; null where the lost file no longer says
 * @param from when the first of them was captured
 * @param until when the last of them was captured; not before {@code from}. Captures between the
 *     two may have arrived
 * @param captures how many; at least one
 * @param why what became of them
 */
public record Gap(
    String id, @Nullable String node, Instant from, Instant until, long captures, Why why) {

  /** What became of captures that are missing. */
  public enum Why {
    /** The spool was full. */
    SIZE,
    /** They waited too long. */
    AGE,
    /** The file could not be read; it lies in {@code damaged/}. */
    DAMAGED,
    /** The service does not take them; they lie in {@code refused/}. */
    REFUSED,
    /** The disk took no more, and the service was away. */
    UNWRITTEN;

    /** The word in files and in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** This one and another loss of the same node and kind. */
  Gap with(Instant at) {
    return new Gap(
        id, node, at.isBefore(from) ? at : from, at.isAfter(until) ? at : until, captures + 1, why);
  }
}
