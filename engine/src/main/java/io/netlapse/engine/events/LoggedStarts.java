package io.netlapse.engine.events;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Joins the starts that logs tell with those that systemd and the kernel tell. Those are known by
 * an identity that no log tells, so that their times must make them one; and they are only the
 * latest at each look, while a log has them all.
 */
final class LoggedStarts {

  /** How long before its start is told a log can have it: the two clocks are rounded. */
  private static final Duration EARLIER = Duration.ofSeconds(5);

  /** How long after its process began something says that it has started. */
  private static final Duration LATER = Duration.ofSeconds(30);

  private LoggedStarts() {}

  /**
   * All starts.
   *
   * @param known those that systemd and the kernel tell, in order
   * @param logged those of logs, in order
   */
  static Stream<Start> join(List<Start> known, List<Start> logged) {
    Map<String, List<Start>> rest =
        new HashMap<>(logged.stream().collect(groupingBy(Start::what, toList())));
    List<Start> all = new ArrayList<>();
    for (Start start : known) {
      List<Start> same = rest.getOrDefault(start.what(), List.of());
      Optional<Start> told = latest(start, same);
      told.ifPresent(same::remove);
      all.add(told.map(log -> narrowed(start, log)).orElse(start));
    }
    return Stream.concat(all.stream(), rest.values().stream().flatMap(List::stream));
  }

  /** A look tells the latest start before it. */
  private static Optional<Start> latest(Start known, List<Start> logged) {
    Period around =
        new Period(known.period().from().minus(EARLIER), known.period().to().plus(LATER));
    return logged.stream().filter(start -> start.period().overlaps(around)).max(Start.ORDER);
  }

  private static Start narrowed(Start known, Start logged) {
    return new Start(
        known.what(),
        known.period().intersection(logged.period()).orElse(known.period()),
        known.bootId(),
        known.sinceBoot(),
        known.identity());
  }
}
