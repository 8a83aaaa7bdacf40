package io.netlapse.engine.events;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.system.PackageChange;
import io.netlapse.spi.system.PackageChange.Action;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What package managers logged. The time is the log's.
 *
 * <p>{@code rpm -qa --last} only tells since when a version is there. It counts where no log tells
 * of the same version, and is a change of version where another one was there earlier.
 */
final class PackageChanges {

  private PackageChanges() {}

  static List<EventDraft> of(NodeFacts facts, Looks looks) {
    Collection<List<Logged>> byName =
        facts
            .lives(PackageChange.KIND)
            .map(life -> Logged.of(life, looks))
            .sorted(comparing(Logged::period).thenComparing(logged -> logged.change().toFact()))
            .collect(groupingBy(logged -> logged.change().name(), TreeMap::new, toList()))
            .values();
    return byName.stream().flatMap(PackageChanges::ofOne).toList();
  }

  private static Stream<EventDraft> ofOne(List<Logged> changes) {
    List<EventDraft> events = new ArrayList<>();
    @Nullable String present = null;
    for (Logged logged : changes) {
      boolean listed = logged.change().action() == Action.INSTALLED;
      if (!listed) {
        logged.event().ifPresent(events::add);
      } else if (changes.stream().noneMatch(logged::isToldBy)) {
        events.add(logged.eventAfter(present));
      }
      present = listed ? logged.change().to() : present;
    }
    return events.stream();
  }

  /** A change and when it was. */
  private record Logged(PackageChange change, Period period) {

    static Logged of(FactLife life, Looks looks) {
      PackageChange change = PackageChange.of(life.fact());
      return new Logged(change, looks.period(change.at(), life.firstLook()));
    }

    boolean isToldBy(Logged other) {
      return other.change.action() != Action.INSTALLED
          && Objects.equals(other.change.to(), change.to());
    }

    EventDraft eventAfter(@Nullable String from) {
      String to = text(change.to());
      @Nullable EventKind kind = from == null ? null : VersionChanges.kind(from, to);
      return kind == null || from == null
          ? draft(EventKind.INSTALL, to)
          : draft(kind, VersionChanges.change(from, to));
    }

    Optional<EventDraft> event() {
      return switch (change.action()) {
        case INSTALL, REINSTALL, INSTALLED ->
            Optional.of(draft(EventKind.INSTALL, text(change.to())));
        case UPGRADE -> Optional.of(replacement(EventKind.UPGRADE));
        case DOWNGRADE -> Optional.of(replacement(EventKind.DOWNGRADE));
        case REMOVE -> Optional.of(draft(EventKind.REMOVE, text(change.from())));
        // What was left of it goes; the thing itself went with a removal, which is logged, too.
        case PURGE -> Optional.empty();
      };
    }

    /** dpkg calls every replacement an upgrade; the versions tell. */
    private EventDraft replacement(EventKind logged) {
      String from = text(change.from());
      String to = text(change.to());
      if (from.isEmpty() || to.isEmpty()) {
        return draft(logged, from + to);
      }
      @Nullable EventKind kind = VersionChanges.kind(from, to);
      return kind == null
          ? draft(EventKind.INSTALL, to)
          : draft(kind, VersionChanges.change(from, to));
    }

    private EventDraft draft(EventKind kind, String detail) {
      return new EventDraft(kind, Names.ofPackage(change.name()), period, detail, null);
    }

    private static String text(@Nullable String version) {
      return Objects.requireNonNullElse(version, "");
    }
  }
}
