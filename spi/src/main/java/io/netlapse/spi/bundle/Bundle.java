package io.netlapse.spi.bundle;

import io.netlapse.spi.snapshot.NodeClock;
import io.netlapse.spi.snapshot.NodeId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One capture of one node, read from a bundle or to be written as one.
 *
 * @param node the node's name as whoever captured knew it; null where it was not told, and whoever
 *     delivers must tell it
 * @param capturedAt when the capture began, by the node's clock
 * @param clock what else the node said of its clock
 * @param machineId {@code /etc/machine-id} (machine-id(5)); null where it was not told
 * @param sections in the order in which they were asked
 * @param damage what is missing though it should be here, in the order in which it was met; empty
 *     for a whole bundle, and never written
 */
public record Bundle(
    @Nullable String node,
    Instant capturedAt,
    NodeClock clock,
    @Nullable String machineId,
    List<BundleSection> sections,
    List<Damage> damage) {

  private static final int FIRST_YEAR = 1971;
  private static final int LAST_YEAR = 9998;

  /**
   * Copies the lists and checks what the format promises.
   *
   * @throws IllegalArgumentException if the node's name is none, the year of {@code capturedAt} is
   *     not 1971 to 9998, an id is not one line, or one command stands twice under one probe id
   */
  public Bundle {
    if (node != null) {
      NodeId.requireName("node", node);
    }
    if (!isPlausible(capturedAt)) {
      throw new IllegalArgumentException(
          "captured at %s: not in the years %d to %d".formatted(capturedAt, FIRST_YEAR, LAST_YEAR));
    }
    requireLine("boot id", clock.bootId());
    requireLine("machine id", machineId);
    sections = List.copyOf(sections);
    damage = List.copyOf(damage);
    Set<BundleSection.Key> seen = new HashSet<>();
    for (BundleSection section : sections) {
      if (!seen.add(section.key())) {
        throw new IllegalArgumentException(
            "section %s has the command '%s' twice".formatted(section.probe(), section.command()));
      }
    }
  }

  private static void requireLine(String what, @Nullable String id) {
    if (id != null && (id.isEmpty() || Header.firstForbidden(id) >= 0)) {
      throw new IllegalArgumentException(
          "the %s is not one line without control characters".formatted(what));
    }
  }

  /**
   * Whether a clock that says this was ever set. A machine without a clock battery begins in 1970,
   * and a text of five year digits is no time that the history can hold.
   */
  static boolean isPlausible(Instant instant) {
    // Compared as instants: an instant of the far future has no year as a local date.
    return !instant.isBefore(startOf(FIRST_YEAR)) && instant.isBefore(startOf(LAST_YEAR + 1));
  }

  private static Instant startOf(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
