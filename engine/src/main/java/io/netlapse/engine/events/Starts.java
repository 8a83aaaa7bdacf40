package io.netlapse.engine.events;

import static java.util.stream.Collectors.toMap;

import io.netlapse.spi.system.ProcessStart;
import io.netlapse.spi.system.UnitStart;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Starts and restarts. systemd's word counts where it has one; a process tells what systemd did not
 * start, such as a kube-proxy in a pod; a log tells those that nobody looked in time for.
 *
 * <p>A unit's start is placed by the instant that systemd tells, else by its time since boot, else
 * between the looks. A start that nothing places is no event.
 */
final class Starts {

  private final NodeFacts facts;
  private final Looks looks;

  private Starts(NodeFacts facts, Looks looks) {
    this.facts = facts;
    this.looks = looks;
  }

  static List<EventDraft> of(NodeFacts facts, Looks looks, List<LoggedEvent> logged) {
    Starts starts = new Starts(facts, looks);
    List<Start> units = starts.ofUnits();
    ToldStarts told = new ToldStarts(units);
    Stream<Start> processes = starts.ofProcesses().stream().filter(start -> !told.contains(start));
    List<Start> known = Stream.concat(units.stream(), processes).sorted(Start.ORDER).toList();
    return events(LoggedStarts.join(known, starts.ofLogs(logged)).sorted(Start.ORDER).toList());
  }

  /** The first of a boot is a start, each other one a restart. */
  private static List<EventDraft> events(List<Start> starts) {
    List<EventDraft> events = new ArrayList<>();
    for (int at = 0; at < starts.size(); at++) {
      Start start = starts.get(at);
      events.add(start.event(at > 0 && start.follows(starts.get(at - 1))));
    }
    return events;
  }

  private List<Start> ofUnits() {
    return once(facts.lives(UnitStart.KIND)).flatMap(life -> unit(life).stream()).toList();
  }

  private List<Start> ofProcesses() {
    return once(facts.lives(ProcessStart.KIND)).flatMap(life -> process(life).stream()).toList();
  }

  private List<Start> ofLogs(List<LoggedEvent> logged) {
    return logged.stream()
        .map(
            event ->
                new Start(
                    event.what(),
                    event.period(),
                    looks.bootIdAt(event.period().to()).orElse(null),
                    null,
                    null))
        .toList();
  }

  /**
   * A fact that came back is the same start: the look in between said something else by mistake.
   */
  private Stream<FactLife> once(Stream<FactLife> lives) {
    return lives
        .sorted(FactLife.ORDER)
        .collect(
            toMap(
                life -> List.of(life.fact(), looks.bootId(life.firstLook())),
                life -> life,
                (first, again) -> first,
                LinkedHashMap::new))
        .values()
        .stream();
  }

  private Optional<Start> unit(FactLife life) {
    UnitStart start = UnitStart.of(life.fact());
    @Nullable String bootId = looks.bootId(life.firstLook()).orElse(null);
    @Nullable Duration sinceBoot =
        start.monotonicMicros() == null
            ? null
            : Duration.of(start.monotonicMicros(), ChronoUnit.MICROS);
    return Optional.ofNullable(start.since())
        .map(since -> looks.period(since, life.firstLook()))
        .or(() -> afterBoot(life, sinceBoot))
        .map(told -> told.within(life.after(), life.at()))
        .or(() -> between(life))
        .map(
            period ->
                new Start(
                    Names.ofUnit(start.unit()),
                    period,
                    bootId,
                    sinceBoot,
                    identity(start, bootId)));
  }

  private static @Nullable String identity(UnitStart start, @Nullable String bootId) {
    if (start.invocation() != null) {
      return start.unit() + " " + start.invocation();
    }
    return bootId == null || start.monotonicMicros() == null
        ? null
        : start.unit() + " " + bootId + " " + start.monotonicMicros();
  }

  private Optional<Start> process(FactLife life) {
    ProcessStart start = ProcessStart.of(life.fact());
    @Nullable String bootId = looks.bootId(life.firstLook()).orElse(null);
    @Nullable String identity =
        bootId == null ? null : start.process() + " " + bootId + " " + start.sinceBoot();
    return afterBoot(life, start.sinceBoot())
        .map(told -> told.within(life.after(), life.at()))
        .or(() -> between(life))
        .map(
            period ->
                new Start(
                    Names.ofProcess(start.process()), period, bootId, start.sinceBoot(), identity));
  }

  private Optional<Period> afterBoot(FactLife life, @Nullable Duration sinceBoot) {
    return sinceBoot == null
        ? Optional.empty()
        : looks
            .bootTime(life.firstLook())
            .map(boot -> Period.around(boot.plus(sinceBoot), Looks.BOOT_ERROR));
  }

  private static Optional<Period> between(FactLife life) {
    @Nullable Instant after = life.after();
    return after == null || after.isAfter(life.at())
        ? Optional.empty()
        : Optional.of(new Period(after, life.at()));
  }
}
