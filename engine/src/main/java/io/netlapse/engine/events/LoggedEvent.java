package io.netlapse.engine.events;

import static java.util.Comparator.comparing;

import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.logs.LogTime;
import java.util.Comparator;
import java.util.Optional;

/**
 * A line of a log as an event.
 *
 * @param kind what sort of thing
 * @param what the thing's name
 * @param detail for people, or empty
 * @param ongoing whether it is written for as long as it is so
 * @param period when
 */
record LoggedEvent(EventKind kind, String what, String detail, boolean ongoing, Period period) {

  /**
   * By time. Within one instant, as far as it is told, a failure comes before the stop that systemd
   * makes of it, and a stop before the start that follows on it.
   */
  static final Comparator<LoggedEvent> ORDER =
      comparing(LoggedEvent::period)
          .thenComparing(event -> event.kind == EventKind.START)
          .thenComparing(event -> event.detail.isEmpty())
          .thenComparing(LoggedEvent::kind)
          .thenComparing(LoggedEvent::what)
          .thenComparing(LoggedEvent::detail);

  /** The event of a fact; empty where it is none, and where nothing tells when it was. */
  static Optional<LoggedEvent> of(FactLife life, Looks looks) {
    LogEvent log = LogEvent.of(life.fact());
    LogTime at = log.at();
    return at == null
        ? Optional.empty()
        : LogMeaning.of(log)
            .flatMap(
                meaning ->
                    looks
                        .period(at, life)
                        .map(
                            period ->
                                new LoggedEvent(
                                    meaning.kind(),
                                    meaning.what().apply(log),
                                    meaning.detail().apply(log),
                                    meaning.ongoing(),
                                    period)))
            .filter(event -> !event.what.isEmpty());
  }

  /**
   * No identity: the same may be told by another program, in another log, by a look at its state.
   */
  EventDraft draft() {
    return new EventDraft(kind, what, period, detail, null);
  }
}
