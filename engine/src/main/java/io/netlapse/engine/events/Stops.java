package io.netlapse.engine.events;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.event.Window;
import io.netlapse.spi.system.ProcessStart;
import io.netlapse.spi.system.UnitState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What ceased to run: a unit that was up and is not, or is not there any more; an agent's process
 * that systemd knows nothing of and that is gone. When it was is only known between two looks,
 * unless a log tells.
 */
final class Stops {

  private Stops() {}

  /**
   * Those between two looks and those that logs tell.
   *
   * @param logged what logs tell; where that lies between the two looks, it is the same stop, and
   *     its time is the better one
   */
  static List<EventDraft> of(NodeFacts facts, List<LoggedEvent> logged) {
    Map<String, List<LoggedEvent>> byName = logged.stream().collect(groupingBy(LoggedEvent::what));
    return Stream.concat(
            seen(facts)
                .filter(
                    stop ->
                        byName.getOrDefault(stop.what(), List.of()).stream()
                            .noneMatch(told -> stop.period().contains(told.period()))),
            logged.stream().map(LoggedEvent::draft))
        .toList();
  }

  private static Stream<EventDraft> seen(NodeFacts facts) {
    Set<String> units =
        facts
            .lives(UnitState.KIND)
            .map(life -> Names.ofUnit(UnitState.of(life.fact()).unit()))
            .collect(toSet());
    return Stream.concat(ofUnits(facts), ofProcesses(facts, units));
  }

  private static Stream<EventDraft> ofUnits(NodeFacts facts) {
    return facts.livesByKey(UnitState.KIND).stream()
        .flatMap(Succession::of)
        .flatMap(step -> unit(step).stream());
  }

  private static Optional<EventDraft> unit(Succession step) {
    UnitState before = UnitState.of(step.life().fact());
    @Nullable UnitState next = step.next() == null ? null : UnitState.of(step.next().fact());
    if (!before.isUp() || (next != null && next.isUp())) {
      return Optional.empty();
    }
    boolean failed = next != null && next.active().equals("failed");
    return stop(step.life(), Names.ofUnit(before.unit()), failed ? "failed" : "");
  }

  private static Stream<EventDraft> ofProcesses(NodeFacts facts, Set<String> units) {
    return facts.livesByKey(ProcessStart.KIND).stream()
        .flatMap(Succession::of)
        .filter(step -> step.next() == null)
        .filter(step -> !units.contains(nameOfProcess(step.life())))
        .flatMap(step -> stop(step.life(), nameOfProcess(step.life()), "").stream());
  }

  private static String nameOfProcess(FactLife life) {
    return Names.ofProcess(ProcessStart.of(life.fact()).process());
  }

  private static Optional<EventDraft> stop(FactLife life, String what, String detail) {
    Window gone = life.gone();
    if (gone == null) {
      return Optional.empty();
    }
    Period period =
        new Period(Objects.requireNonNullElse(gone.after(), life.lastSeen()), gone.at());
    return Optional.of(new EventDraft(EventKind.STOP, what, period, detail, null));
  }
}
