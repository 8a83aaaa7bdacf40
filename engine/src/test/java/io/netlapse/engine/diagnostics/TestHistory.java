package io.netlapse.engine.diagnostics;

import io.netlapse.engine.history.Lifetime;
import io.netlapse.engine.history.NumberedFact;
import io.netlapse.engine.history.Position;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node's history written as the looks at each of its facts. */
final class TestHistory {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private final NodeId node;
  private final List<SeenLifetime> lifetimes = new ArrayList<>();
  private final Map<FactKind, Looked> looked = new HashMap<>();
  private final Duration shift;

  private TestHistory(String name, Duration shift) {
    this.node = new NodeId("test", name);
    this.shift = shift;
  }

  static TestHistory of(String name) {
    return new TestHistory(name, Duration.ZERO);
  }

  /** One whose every instant is later by the given time. */
  static TestHistory shifted(String name, Duration shift) {
    return new TestHistory(name, shift);
  }

  static Instant minute(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  /**
   * The observations that cover a fact.
   *
   * @param looks such as {@code 0- 5+ 10+}: minutes in order, {@code +} where it was seen
   */
  TestHistory looks(Fact fact, String looks) {
    Instant prev = null;
    Instant first = null;
    Instant last = null;
    for (String look : looks.split(" ")) {
      Instant at = minute(Integer.parseInt(look.substring(0, look.length() - 1))).plus(shift);
      looked.merge(
          fact.kind(),
          new Looked(at, at),
          (one, other) ->
              new Looked(min(one.first(), other.first()), max(one.last(), other.last())));
      if (look.endsWith("+")) {
        first = first == null ? at : first;
        last = at;
      } else {
        if (first != null && last != null) {
          add(fact, prev, first, last, at);
        }
        prev = at;
        first = null;
        last = null;
      }
    }
    if (first != null && last != null) {
      add(fact, prev, first, last, null);
    }
    return this;
  }

  NodeLives lives() {
    return new NodeLives(node, lifetimes, looked);
  }

  private void add(
      Fact fact, @Nullable Instant prev, Instant first, Instant last, @Nullable Instant gone) {
    Lifetime lifetime =
        new Lifetime(
            new NumberedFact(fact, 1),
            prev == null ? null : new Position(prev, 0),
            prev,
            new Position(first, 0),
            first,
            new Position(last, 0),
            last,
            gone == null ? null : new Lifetime.Gone(new Position(gone, 0), gone));
    Evidence evidence = new Evidence(node, new ProbeId("test"), 1, fact.canonical());
    lifetimes.add(new SeenLifetime(lifetime, evidence));
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant max(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
