package io.netlapse.service.ingest;

import io.netlapse.spi.snapshot.NodeClock;
import io.netlapse.spi.snapshot.Section;
import io.netlapse.spi.snapshot.SectionStatus;
import io.netlapse.spi.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A made-up node's snapshots: mostly unchanged, with running counters, narrow and filtered
 * questions, refusals, commands asked twice, several snapshots of one instant, sections that take
 * time, reboots, and a clock that steps.
 */
final class RandomNode {

  private final Random random;
  private final TreeSet<String> routes = new TreeSet<>();
  private int forwarding = 1;

  /** When the section before ended: they run one after the other. */
  private int lastEnd;

  RandomNode(long seed) {
    random = new Random(seed);
  }

  List<Snapshot> snapshots(int count) {
    List<Snapshot> snapshots = new ArrayList<>();
    Set<String> known = new HashSet<>();
    Instant at = Told.at(0);
    Instant booted = at.minusSeconds(5_000);
    int boot = 1;
    for (int i = 0; i < count; i++) {
      if (random.nextInt(10) > 0) { // else another one of the same instant
        at = at.plusSeconds(60L + random.nextInt(240));
      }
      if (random.nextInt(25) == 0) {
        boot++;
        booted = at.minusSeconds(30);
      }
      if (random.nextInt(25) == 0) {
        booted = booted.plusSeconds(random.nextInt(7_200) - 3_600); // the wall clock steps
      }
      if (random.nextInt(4) == 0) {
        change();
      }
      Snapshot snapshot =
          new Snapshot(Told.NODE, at, clock(at, booted, boot), "machine-1", sections(at));
      if (known.add(at + snapshot.digest())) { // an equal one would be the same snapshot
        snapshots.add(snapshot);
      }
    }
    return snapshots;
  }

  private NodeClock clock(Instant at, Instant booted, int boot) {
    Duration uptime = Duration.between(booted, at).plusMillis(random.nextInt(1_400));
    return random.nextInt(12) == 0 || uptime.isNegative()
        ? NodeClock.UNKNOWN
        : new NodeClock("boot-" + boot, uptime, null);
  }

  private void change() {
    String route =
        "route " + (random.nextBoolean() ? "main" : "local") + " 10.0.0." + random.nextInt(5);
    if (!routes.remove(route)) {
      routes.add(route);
    }
    forwarding = random.nextInt(3) == 0 ? 1 - forwarding : forwarding;
  }

  private List<Section> sections(Instant at) {
    List<Section> sections = new ArrayList<>();
    lastEnd = 0;
    int sort = random.nextInt(10);
    sections.add(sort == 0 ? narrow(at) : sort == 1 ? filtered(at) : whole(at));
    if (random.nextInt(8) == 0) {
      change();
      sections.add(whole(at));
    }
    return sections;
  }

  private Section whole(Instant at) {
    StringBuilder output = new StringBuilder("sysctl ip_forward " + forwarding + "\n");
    routes.forEach(
        route -> output.append(route).append(" # ").append(random.nextInt(3)).append('\n'));
    if (random.nextInt(10) == 0 && !routes.isEmpty()) {
      output.append(routes.first()).append('\n');
    }
    return ran(at, "show", output.toString());
  }

  private Section narrow(Instant at) {
    StringBuilder output = new StringBuilder();
    routes.stream()
        .filter(route -> route.startsWith("route main"))
        .forEach(route -> output.append(route).append('\n'));
    return ran(at, "show table main", output.toString());
  }

  private Section filtered(Instant at) {
    return ran(at, "show | head -n 1", routes.isEmpty() ? "" : routes.first() + "\n");
  }

  private Section ran(Instant at, String command, String output) {
    Instant begin = at.plusMillis(lastEnd + random.nextInt(5) * 100L);
    Instant end = begin.plusMillis(random.nextInt(5) * 100L);
    lastEnd = (int) Duration.between(at, end).toMillis();
    SectionStatus status =
        switch (random.nextInt(12)) {
          case 0 -> SectionStatus.DENIED;
          case 1 -> SectionStatus.TRUNCATED;
          default -> output.isEmpty() ? SectionStatus.EMPTY : SectionStatus.OK;
        };
    return Told.section(begin, end, command, status, output);
  }
}
