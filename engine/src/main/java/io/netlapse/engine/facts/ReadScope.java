package io.netlapse.engine.facts;

import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which facts an output could have shown, now that it is read. A line that nobody understood may be
 * the fact that one looks for, or the three dots of whoever left out a part. Then the output says
 * what it shows and nothing of what it does not show.
 */
public final class ReadScope {

  private ReadScope() {}

  /**
   * The scope of an output.
   *
   * @param command what printed it; of an empty one nobody knows what it could have shown
   * @param parser who read it
   * @param reading what it says
   */
  public static Scope of(Command command, SectionParser parser, Reading reading) {
    return hidesFacts(reading) ? Scope.ONLY_SHOWN : told(command, parser, reading);
  }

  /** The same where what is unread hides nothing: the message that there is none. */
  static Scope told(Command command, SectionParser parser, Reading reading) {
    if (command.words().isEmpty()) {
      return Scope.ONLY_SHOWN;
    }
    return parser instanceof DialectScope dialect
        ? dialect.scope(command, reading)
        : parser.scope(command);
  }

  /** Whether a piece is unread that does not lie under a fact. */
  private static boolean hidesFacts(Reading reading) {
    NavigableMap<Integer, Integer> factEnds = new TreeMap<>();
    for (Reading.Read read : reading.facts()) {
      read.spans().forEach(span -> factEnds.merge(span.start(), span.end(), Math::max));
    }
    int furthest = 0;
    for (Map.Entry<Integer, Integer> end : factEnds.entrySet()) {
      furthest = Math.max(furthest, end.getValue());
      end.setValue(furthest);
    }
    return reading.unread().stream().anyMatch(unread -> !isUnder(unread, factEnds));
  }

  private static boolean isUnder(Span unread, NavigableMap<Integer, Integer> factEnds) {
    Map.Entry<Integer, Integer> before = factEnds.floorEntry(unread.start());
    return before != null && before.getValue() >= unread.end();
  }
}
