package io.netlapse.service.lines;

import static java.util.stream.Collectors.toSet;

import io.netlapse.db.content.Facts;
import io.netlapse.db.content.KnownContents;
import io.netlapse.db.derived.FirstSights;
import io.netlapse.db.derived.FirstSights.Asked;
import io.netlapse.db.derived.FirstSights.Sight;
import io.netlapse.engine.facts.Probes;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.ReadingFailure;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.ProbeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The raw lines of a fact's first observation, exactly as the node said them then: a line's
 * counters and timers may differ from those of any other look, and the history must not depend on
 * which look came first. Safe for many threads.
 */
public final class FirstLines {

  private final FirstSights sights;
  private final Probes probes;

  /**
   * With these parsers.
   *
   * @param probes read anew what differs from the bytes that are kept with a fact
   * @param contents what is remembered of contents
   */
  public FirstLines(Probes probes, KnownContents contents) {
    this.sights = new FirstSights(contents);
    this.probes = probes;
  }

  /**
   * Lines of one section.
   *
   * @param probe the section's probe
   * @param line the number of the first one, from 1
   * @param texts the pieces in order, without line ends; of JSON, the element's exact text
   */
  public record Lines(String probe, int line, List<String> texts) {

    /** Copies the texts. */
    public Lines {
      texts = List.copyOf(texts);
    }
  }

  /** A section that was read anew: where each fact stands, the equal ones in order. */
  private record Read(String text, Map<Fact, List<List<Span>>> spans) {}

  /**
   * The lines of facts at an observation that shows them.
   *
   * @param clusterId the cluster of all of them
   * @return for each that a snapshot of its instant shows
   */
  public Map<Asked, Lines> of(Connection connection, long clusterId, Collection<Asked> asked)
      throws SQLException {
    Map<Asked, Sight> found = sights.of(connection, clusterId, asked);
    Map<Long, Fact> facts =
        Facts.load(
            connection, clusterId, found.keySet().stream().map(Asked::factId).collect(toSet()));
    Map<FirstSights.Section, Read> read = new HashMap<>();
    Map<Asked, Lines> lines = new HashMap<>();
    found.forEach(
        (one, sight) -> {
          List<Span> kept = sight.spans();
          if (kept != null) {
            lines.put(one, lines(sight, sight.said().output().text(), kept));
            return;
          }
          Read anew = read.computeIfAbsent(sight.section(), _ -> read(sight));
          List<List<Span>> equal = anew.spans().getOrDefault(facts.get(one.factId()), List.of());
          if (one.occurrence() <= equal.size()) {
            lines.put(one, lines(sight, anew.text(), equal.get(one.occurrence() - 1)));
          }
        });
    return lines;
  }

  private Read read(Sight sight) {
    try {
      return readAnew(sight);
    } catch (ReadingFailure _) {
      return new Read("", Map.of()); // a stranger's parser reads it no more
    }
  }

  private Read readAnew(Sight sight) {
    String text = sight.said().output().text();
    Command command = Command.parse(sight.section().command());
    Map<Fact, List<List<Span>>> spans = new HashMap<>();
    (command.words().isEmpty()
            ? probes.parser(new ProbeId(sight.section().probe()))
            : probes.parser(command))
        .map(parser -> parser.read(text, command))
        .map(Reading::facts)
        .orElse(List.of())
        .forEach(one -> spans.computeIfAbsent(one.fact(), _ -> new ArrayList<>()).add(one.spans()));
    return new Read(text, spans);
  }

  private static Lines lines(Sight sight, String text, List<Span> spans) {
    List<Span> inside = spans.stream().filter(span -> span.end() <= text.length()).toList();
    return new Lines(
        sight.section().probe(),
        inside.isEmpty() ? 1 : inside.getFirst().line(text),
        inside.stream().map(span -> span.of(text)).toList());
  }
}
