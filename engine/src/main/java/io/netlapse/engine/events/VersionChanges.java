package io.netlapse.engine.events;

import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.event.Window;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.system.ComponentVersion;
import io.netlapse.spi.system.InstalledPackage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Upgrades and downgrades that show in what programs tell of themselves and in lists of installed
 * packages, between the last look at the old version and the first at the new. Of packages, also
 * that they came and went between two looks.
 */
final class VersionChanges {

  private VersionChanges() {}

  static List<EventDraft> of(NodeFacts facts) {
    List<EventDraft> events = new ArrayList<>();
    for (List<FactLife> lives : facts.livesByKey(ComponentVersion.KIND)) {
      events.addAll(between(lives, VersionChanges::component));
    }
    for (List<FactLife> lives : facts.livesByKey(InstalledPackage.KIND)) {
      events.addAll(between(lives, VersionChanges::installed));
      events.addAll(cameAndWent(lives));
    }
    return events;
  }

  private static Named component(Fact fact) {
    ComponentVersion version = ComponentVersion.of(fact);
    return new Named(version.component(), version.version());
  }

  private static Named installed(Fact fact) {
    InstalledPackage installed = InstalledPackage.of(fact);
    return new Named(Names.ofPackage(installed.name()), installed.version());
  }

  private static List<EventDraft> between(List<FactLife> lives, Function<Fact, Named> reader) {
    List<EventDraft> events = new ArrayList<>();
    for (int at = 1; at < lives.size(); at++) {
      FactLife before = lives.get(at - 1);
      FactLife after = lives.get(at);
      Named from = reader.apply(before.fact());
      Named to = reader.apply(after.fact());
      @Nullable EventKind kind = kind(from.version(), to.version());
      if (kind != null && !before.lastSeen().isAfter(after.at())) {
        Period period = new Period(before.lastSeen(), after.at());
        events.add(
            new EventDraft(kind, to.name(), period, change(from.version(), to.version()), null));
      }
    }
    return events;
  }

  private static List<EventDraft> cameAndWent(List<FactLife> lives) {
    return Succession.of(lives)
        .flatMap(step -> Stream.concat(came(step.life(), lives).stream(), went(step).stream()))
        .toList();
  }

  private static List<EventDraft> came(FactLife life, List<FactLife> lives) {
    Named named = installed(life.fact());
    @Nullable Instant after = life.after();
    return after == null || after.isAfter(life.at()) || lives.indexOf(life) > 0
        ? List.of()
        : List.of(
            new EventDraft(
                EventKind.INSTALL,
                named.name(),
                new Period(after, life.at()),
                named.version(),
                null));
  }

  private static List<EventDraft> went(Succession step) {
    Named named = installed(step.life().fact());
    Window gone = step.life().gone();
    return gone == null || gone.after() == null || step.next() != null
        ? List.of()
        : List.of(
            new EventDraft(
                EventKind.REMOVE,
                named.name(),
                new Period(gone.after(), gone.at()),
                named.version(),
                null));
  }

  /** Upgrade or downgrade; null where the two are one version, perhaps written in two ways. */
  static @Nullable EventKind kind(String from, String to) {
    int order = VersionOrder.INSTANCE.compare(from, to);
    if (order == 0) {
      return null;
    }
    return order < 0 ? EventKind.UPGRADE : EventKind.DOWNGRADE;
  }

  /** {@code 1.20.7 -> 1.21.2}. */
  static String change(String from, String to) {
    return from + " -> " + to;
  }

  private record Named(String name, String version) {}
}
