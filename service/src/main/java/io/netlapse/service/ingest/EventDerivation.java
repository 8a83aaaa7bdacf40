package io.netlapse.service.ingest;

import static java.util.stream.Collectors.toSet;

import io.netlapse.db.derived.DerivedEvents;
import io.netlapse.db.derived.SeenLifetimes;
import io.netlapse.db.history.RunSpan;
import io.netlapse.db.history.Runs;
import io.netlapse.db.node.NodeKey;
import io.netlapse.db.snapshot.LookRow;
import io.netlapse.db.snapshot.Looks;
import io.netlapse.engine.events.BootLook;
import io.netlapse.engine.events.Events;
import io.netlapse.engine.events.FactLife;
import io.netlapse.engine.events.NodeFacts;
import io.netlapse.engine.history.Lifetime;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.system.ComponentVersion;
import io.netlapse.spi.system.InstalledPackage;
import io.netlapse.spi.system.Machine;
import io.netlapse.spi.system.PackageChange;
import io.netlapse.spi.system.ProcessStart;
import io.netlapse.spi.system.UnitStart;
import io.netlapse.spi.system.UnitState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Derives the events of a node from its boots and the lifetimes of facts that tell of any. */
final class EventDerivation {

  private static final Set<String> KINDS =
      Stream.of(
              ComponentVersion.KIND,
              InstalledPackage.KIND,
              LogEvent.KIND,
              Machine.KIND,
              PackageChange.KIND,
              ProcessStart.KIND,
              UnitStart.KIND,
              UnitState.KIND)
          .map(FactKind::name)
          .collect(toSet());

  private EventDerivation() {}

  /** Whether what changed can tell of events. */
  static boolean concerns(Derivation.Changed changed) {
    return changed.rebooted() || KINDS.stream().anyMatch(changed::concerns);
  }

  /** Derives them again and writes the difference. */
  static void derive(Connection connection, Derivation.Changed changed) throws SQLException {
    List<FactLife> lives =
        SeenLifetimes.of(connection, Map.of(changed.key(), changed.node()), KINDS)
            .getOrDefault(changed.node(), List.of())
            .stream()
            .map(seen -> factLife(seen.lifetime()))
            .toList();
    List<BootLook> boots = boots(connection, changed.key());
    DerivedEvents.replace(
        connection,
        changed.key(),
        changed.node(),
        Events.of(new NodeFacts(changed.node(), lives, boots)));
  }

  private static FactLife factLife(Lifetime lifetime) {
    return new FactLife(
        lifetime.fact().fact(),
        lifetime.after(),
        lifetime.by(),
        lifetime.first().at(),
        lifetime.lastSeen().equals(Instant.MIN) ? lifetime.last().at() : lifetime.lastSeen(),
        lifetime.disappeared().orElse(null));
  }

  /** The ends of runs tell every boot, and are where every lifetime begins. */
  private static List<BootLook> boots(Connection connection, NodeKey key) throws SQLException {
    List<LookRow> last = Looks.last(connection, key);
    if (last.isEmpty()) {
      return List.of();
    }
    List<Instant> ends = new ArrayList<>();
    for (RunSpan run : Runs.load(connection, key, last.getFirst().at())) {
      ends.add(run.first());
      ends.add(run.last());
    }
    return Looks.at(connection, key, ends).stream()
        .map(
            look ->
                new BootLook(
                    look.at(),
                    look.clock().bootId(),
                    look.clock().uptime(),
                    look.clock().utcOffset()))
        .toList();
  }
}
