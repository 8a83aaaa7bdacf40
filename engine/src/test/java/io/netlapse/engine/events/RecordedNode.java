package io.netlapse.engine.events;

import io.netlapse.spi.event.Window;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.system.PackageChange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A node that is looked at now and then, and the lifetimes of its facts that come of it: every look
 * covers every fact but those of logs, which no look denies.
 */
final class RecordedNode {

  private final NodeId node = new NodeId("prod", "worker-1");
  private final List<BootLook> boots = new ArrayList<>();
  private final Map<Instant, Set<Fact>> looks = new LinkedHashMap<>();

  /** A look by a node that tells all of its clock. */
  RecordedNode look(Instant at, String bootId, Duration uptime, Fact... facts) {
    boots.add(new BootLook(at, bootId, uptime, ZoneOffset.UTC));
    looks.put(at, new LinkedHashSet<>(List.of(facts)));
    return this;
  }

  /** A look that tells nothing of the clock: somebody's paste. */
  RecordedNode paste(Instant at, Fact... facts) {
    boots.add(new BootLook(at, null, null, null));
    looks.put(at, new LinkedHashSet<>(List.of(facts)));
    return this;
  }

  NodeFacts facts() {
    Set<Fact> all = new LinkedHashSet<>();
    looks.values().forEach(all::addAll);
    List<FactLife> lives = new ArrayList<>();
    all.forEach(fact -> lives.addAll(lives(fact)));
    return new NodeFacts(node, lives, boots);
  }

  private List<FactLife> lives(Fact fact) {
    List<FactLife> lives = new ArrayList<>();
    @Nullable Instant before = null;
    @Nullable Instant first = null;
    @Nullable Instant last = null;
    @Nullable Instant absent = null;
    for (Map.Entry<Instant, Set<Fact>> look : looks.entrySet()) {
      Instant at = look.getKey();
      if (look.getValue().contains(fact)) {
        if (first == null) {
          first = at;
          before = absent;
        }
        last = at;
      } else if (covers(fact)) {
        if (first != null && last != null) {
          lives.add(new FactLife(fact, before, first, first, last, new Window(last, at)));
        }
        first = null;
        absent = at;
      }
    }
    if (first != null && last != null) {
      lives.add(new FactLife(fact, before, first, first, last, null));
    }
    return lives;
  }

  private static boolean covers(Fact fact) {
    return !fact.kind().equals(PackageChange.KIND) && !fact.kind().equals(LogEvent.KIND);
  }
}
