package io.netlapse.spi.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on a node, or on a whole cluster, in {@code [from, to]}.
 *
 * @param cluster where
 * @param node on which node; null for the whole cluster
 * @param kind what sort of thing
 * @param what the thing's name: {@code kubelet}, {@code kube-proxy}, a package
 * @param from the earliest instant at which it can have happened
 * @param to the latest; equal to {@code from} where the instant is known exactly
 * @param detail a short text for people, such as {@code 1.20.7 -> 1.21.2}; empty where there is
 *     none
 * @param identity what makes two reports the same event whatever their times (a boot id, a unit's
 *     invocation id); null where only overlapping windows tell
 */
public record Event(
    String cluster,
    @Nullable String node,
    EventKind kind,
    String what,
    Instant from,
    Instant to,
    String detail,
    @Nullable String identity) {

  /**
   * Checks the order of the times.
   *
   * @throws IllegalArgumentException if {@code to} is before {@code from}
   */
  public Event {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("event %s %s in [%s, %s]".formatted(kind, what, from, to));
    }
  }
}
