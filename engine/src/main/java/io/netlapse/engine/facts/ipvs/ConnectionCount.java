package io.netlapse.engine.facts.ipvs;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.ipvs.IpvsConnections;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts connections by virtual server and state. Not safe for many threads. */
final class ConnectionCount {

  private record Sort(String protocol, String service, String state) {}

  private final Map<Sort, List<Span>> lines = new LinkedHashMap<>();

  void add(String protocol, String service, String state, Line line) {
    lines
        .computeIfAbsent(new Sort(protocol, service, state), sort -> new ArrayList<>())
        .add(line.span());
  }

  /** A fact for each sort, under which all of its lines stand. */
  void tell(ReadingDraft draft) {
    lines.forEach(
        (sort, spans) ->
            draft.fact(
                new IpvsConnections(
                        sort.protocol(), sort.service(), sort.state(), powerOfTen(spans.size()))
                    .toFact(),
                spans));
  }

  private static int powerOfTen(int count) {
    int power = 1;
    while (count / 10 >= power) {
      power *= 10;
    }
    return power;
  }
}
