package io.netlapse.spi.logs;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A line of a log that means something: one of the catalogue in {@code docs/logs.md}.
 *
 * @param event the catalogue's id, such as {@code iptables-restore-failed}
 * @param program who wrote it: the name in the log; the one that the catalogue names first where
 *     the log tells none
 * @param at when; null where the line tells no time
 * @param details what the catalogue takes out of the line, by name: {@code reason}, {@code prefix},
 *     {@code dev}, {@code unit}, ...; none where the line was cut off before it
 */
public record LogEvent(
    String event, String program, @Nullable LogTime at, SortedMap<String, String> details) {

  /** Many may hold. Fields: event, program, at, and one for each detail. */
  public static final FactKind KIND = FactKind.multi("log-event", "event", "program", "at");

  private static final List<String> OWN = List.of("event", "program", "at");

  /** Copies the details. */
  public LogEvent {
    details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
  }

  /** The canonical form. */
  public Fact toFact() {
    Fields fields = new Fields();
    details.forEach(fields::with);
    return fields.with("event", event).with("program", program).with("at", at).fact(KIND);
  }

  /** Reads the canonical form. */
  public static LogEvent of(Fact fact) {
    return fact.view(LogEvent.class, LogEvent::read);
  }

  private static LogEvent read(Fact fact) {
    Fields.requireKind(fact, KIND);
    SortedMap<String, String> details = new TreeMap<>(fact.fields());
    details.keySet().removeAll(OWN);
    return new LogEvent(
        Fields.text(fact, "event"),
        Fields.text(fact, "program"),
        fact.field("at").map(LogTime::parse).orElse(null),
        details);
  }
}
