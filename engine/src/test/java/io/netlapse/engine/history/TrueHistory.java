package io.netlapse.engine.history;

import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.NodeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/**
 * A made-up node whose every change is known to the millisecond, and snapshots of it as a collector
 * would take them: sections that take time, whole and narrow scopes, filtered pastes, refusals.
 * Facts change at odd milliseconds and are read at even ones, so that nothing happens at once.
 */
final class TrueHistory {

  static final FactKind ROUTE = FactKind.multi("route", "table", "dst");
  static final FactKind SYSCTL = FactKind.single("sysctl", "name");
  private static final int HORIZON = 400_000;

  private final Random random;

  /** For each fact, at which milliseconds it came (true) and went (false). */
  private final Map<Fact, NavigableMap<Integer, Boolean>> truth = new HashMap<>();

  private final List<Observation> observations = new ArrayList<>();

  TrueHistory(long seed) {
    random = new Random(seed);
    for (int i = 0; i < 6; i++) {
      Map<String, String> fields =
          Map.of("table", i % 2 == 0 ? "main" : "local", "dst", "10.0.0." + i + "/32");
      truth.put(Fact.of(ROUTE, fields), toggles());
    }
    values();
    snapshots();
  }

  List<Observation> observations() {
    return observations;
  }

  /** Whether the fact came (or went) at some instant of {@code (after, at]}. */
  boolean happened(Fact fact, boolean came, Instant after, Instant at) {
    return truth.get(fact).subMap(millis(after), false, millis(at), true).containsValue(came);
  }

  private NavigableMap<Integer, Boolean> toggles() {
    NavigableMap<Integer, Boolean> toggles = new TreeMap<>();
    boolean there = random.nextBoolean();
    toggles.put(-1, there);
    for (int i = random.nextInt(6); i > 0; i--) {
      toggles.put(random.nextInt(HORIZON / 2) * 2 + 1, true);
    }
    for (Map.Entry<Integer, Boolean> toggle : toggles.tailMap(0).entrySet()) {
      there = !there;
      toggle.setValue(there);
    }
    return toggles;
  }

  /** One sysctl that always has exactly one of three values. */
  private void values() {
    List<Fact> values = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      values.add(Fact.of(SYSCTL, Map.of("name", "ip_forward", "value", String.valueOf(i))));
      truth.put(values.get(i), new TreeMap<>());
    }
    int value = random.nextInt(3);
    truth.get(values.get(value)).put(-1, true);
    for (int at = 1 + 2 * random.nextInt(HORIZON / 4);
        at < HORIZON;
        at += 2 + 2 * random.nextInt(HORIZON / 4)) {
      truth.get(values.get(value)).put(at, false);
      value = (value + 1 + random.nextInt(2)) % 3;
      truth.get(values.get(value)).put(at, true);
    }
  }

  private void snapshots() {
    int at = 0;
    for (int i = 2 + random.nextInt(14); i > 0; i--) {
      at += 12_000 + 2 * random.nextInt(10_000);
      List<Look> looks = new ArrayList<>();
      Instant free = instant(at);
      for (int section = random.nextInt(4); section > 0; section--) {
        Look look = look(millis(free) + 2 * random.nextInt(100));
        looks.add(look);
        free = look.end().plusMillis(2);
      }
      NodeClock clock = new NodeClock("boot", Duration.ofMillis(at), null);
      observations.add(new Observation(new Position(instant(at), 0), clock, looks));
    }
  }

  private Look look(int begin) {
    int duration = random.nextBoolean() ? 0 : 2 * random.nextInt(1_500);
    FactKind kind = random.nextInt(3) == 0 ? SYSCTL : ROUTE;
    Scope scope = scope(kind);
    List<Fact> shown = new ArrayList<>();
    int valueReadAt = begin + sample(duration);
    for (Fact fact : truth.keySet().stream().sorted().toList()) {
      int readAt = kind.equals(SYSCTL) ? valueReadAt : begin + sample(duration);
      boolean asked =
          fact.kind().equals(kind)
              && (scope.covers(fact) || (scope.equals(Scope.ONLY_SHOWN) && random.nextBoolean()));
      if (asked && thereAt(fact, readAt)) {
        shown.add(fact);
      }
    }
    return new Look(instant(begin), instant(begin + duration), Sight.of(scope, shown));
  }

  private Scope scope(FactKind kind) {
    return switch (random.nextInt(4)) {
      case 0 -> Scope.ONLY_SHOWN;
      case 1 ->
          kind.equals(ROUTE)
              ? Scope.of(Coverage.where(ROUTE, Map.of("table", "main")))
              : Scope.ONLY_SHOWN;
      default -> Scope.of(Coverage.all(kind));
    };
  }

  private int sample(int duration) {
    return duration == 0 ? 0 : 2 * random.nextInt(duration / 2 + 1);
  }

  private boolean thereAt(Fact fact, int millis) {
    Map.Entry<Integer, Boolean> last = truth.get(fact).floorEntry(millis);
    return last != null && last.getValue();
  }

  private static Instant instant(int millis) {
    return Instant.EPOCH.plusMillis(millis);
  }

  private static int millis(Instant instant) {
    return (int) instant.toEpochMilli();
  }
}
