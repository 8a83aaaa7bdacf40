package io.netlapse.engine.facts.route;

import static java.util.stream.Collectors.joining;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.Words;
import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A line of {@code ip route} with the one that it goes on in: {@code ip} begins a new one for the
 * options of an encapsulation, and what follows them stands there too.
 *
 * <pre>{@code
 * 10.80.7.0/24  encap ip id 3 src 0.0.0.0 dst 10.1.0.8 ttl 0 tos 0
 * 	geneve_opts 0:1:0000000a via 10.1.0.9 dev v0
 * }</pre>
 *
 * @param lines at least one
 */
record WrappedLine(List<Line> lines) {

  WrappedLine {
    lines = List.copyOf(lines);
  }

  /** The lines of an output, in order. */
  static List<WrappedLine> of(String text) {
    List<WrappedLine> wrapped = new ArrayList<>();
    for (Line line : Line.ofOneline(text)) {
      if (!wrapped.isEmpty() && line.indent() > 0 && line.words().peek().endsWith("_opts")) {
        wrapped.add(wrapped.removeLast().with(line));
      } else {
        wrapped.add(new WrappedLine(List.of(line)));
      }
    }
    return wrapped;
  }

  private WrappedLine with(Line next) {
    return new WrappedLine(Stream.concat(lines.stream(), Stream.of(next)).toList());
  }

  /** How many blanks and tabulators it begins with. */
  int indent() {
    return lines.getFirst().indent();
  }

  /** The words of all its lines. */
  Words words() {
    if (lines.size() == 1) {
      return lines.getFirst().words(); // as nearly all are, and there may be a million
    }
    String joined = lines.stream().map(Line::content).collect(joining(" "));
    return new Line(joined, 0, joined.length()).words();
  }

  /** Where its lines stand. */
  List<Span> spans() {
    return lines.size() == 1
        ? List.of(lines.getFirst().span())
        : lines.stream().map(Line::span).toList();
  }
}
