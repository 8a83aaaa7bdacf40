package io.netlapse.engine.events;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The starts that systemd tells, to recognise the same ones in the kernel's list of processes. Both
 * count from the boot.
 */
final class ToldStarts {

  /** How far apart the two may see one start, the process being made in between. */
  private static final Duration ONE_START = Duration.ofSeconds(5);

  private final Map<String, NavigableMap<Duration, Start>> starts = new HashMap<>();

  ToldStarts(List<Start> units) {
    for (Start unit : units) {
      if (unit.sinceBoot() != null) {
        starts
            .computeIfAbsent(unit.what(), what -> new TreeMap<>())
            .merge(unit.sinceBoot(), unit, (one, other) -> one.bootId() == null ? one : other);
      }
    }
  }

  /** Whether systemd tells of a process's start, too. */
  boolean contains(Start process) {
    NavigableMap<Duration, Start> units = starts.get(process.what());
    Duration sinceBoot = process.sinceBoot();
    return units != null
        && sinceBoot != null
        && units
            .subMap(sinceBoot.minus(ONE_START), true, sinceBoot.plus(ONE_START), true)
            .values()
            .stream()
            .anyMatch(unit -> canBeOneBoot(unit, process));
  }

  private static boolean canBeOneBoot(Start unit, Start process) {
    return unit.bootId() == null
        || process.bootId() == null
        || unit.bootId().equals(process.bootId());
  }
}
