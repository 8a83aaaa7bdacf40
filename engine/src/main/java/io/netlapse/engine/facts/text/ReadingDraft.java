package io.netlapse.engine.facts.text;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Reading.Read;
import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A reading in the making, which accounts for every piece of the output: under a fact, understood
 * without saying one, raw text, or unread. Not safe for many threads.
 */
public final class ReadingDraft {

  private final List<Read> facts = new ArrayList<>();
  private final TreeSet<Span> understood = new TreeSet<>();
  private final TreeSet<Span> raw = new TreeSet<>();
  private final TreeSet<Span> unread = new TreeSet<>();

  /** A fact and where it stands: at least one piece, in any order. */
  public void fact(Fact fact, List<Span> spans) {
    facts.add(new Read(fact, spans.stream().sorted().toList()));
  }

  /** A fact that stands in one piece. */
  public void fact(Fact fact, Span span) {
    facts.add(new Read(fact, span));
  }

  /** A piece that was understood and says no fact: a header, a counter, a life time. */
  public void understood(Span span) {
    understood.add(span);
  }

  /** A line of a log that nobody wants a fact of. */
  public void raw(Span span) {
    raw.add(span);
  }

  /**
   * A piece that nobody here knows; it may stand under a fact as well, of which it then hides a
   * part.
   */
  public void unread(Span span) {
    unread.add(span);
  }

  /** The reading. */
  public Reading toReading() {
    return new Reading(facts, List.copyOf(unread), raw.size());
  }

  /** Every piece that was accounted for, by place, each once. */
  public List<Span> accounted() {
    TreeSet<Span> all = new TreeSet<>(understood);
    all.addAll(raw);
    all.addAll(unread);
    facts.forEach(read -> all.addAll(read.spans()));
    return List.copyOf(all);
  }
}
