package io.netlapse.service.shape;

import io.netlapse.db.query.ContentTexts;
import io.netlapse.db.query.CoverageOf;
import io.netlapse.db.query.FactRow;
import io.netlapse.db.query.NodeFilter;
import io.netlapse.service.json.JsonReader;
import io.netlapse.service.time.TimeWindow;
import io.netlapse.spi.fact.Span;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the shared shapes of what the database says. Safe for many threads. */
@Singleton
public final class Shapes {

  private final JsonReader json;
  private final ContentTexts texts;
  private final CoverageOf coverage;

  Shapes(JsonReader json, ContentTexts texts, CoverageOf coverage) {
    this.json = json;
    this.texts = texts;
    this.coverage = coverage;
  }

  /** A fact. */
  public FactShape fact(FactRow row) {
    return new FactShape(row.kind(), row.canonical(), json.stored(row.fields()), row.occurrence());
  }

  /** A fact, or null for none. */
  public @Nullable FactShape factOrNull(@Nullable FactRow row) {
    return row == null ? null : fact(row);
  }

  /** The texts that the given contents keep, by the contents' ids. */
  public Map<Long, String> texts(Collection<Long> contentIds) {
    return contentIds.isEmpty() ? Map.of() : texts.outputs(List.copyOf(contentIds));
  }

  /**
   * The line of a fact.
   *
   * @param node the node's name
   * @param probe the probe
   * @param text the whole output
   * @param offsets start and end of each piece in turn
   */
  public static EvidenceShape evidence(
      String node, String probe, String text, List<Integer> offsets) {
    int line = offsets.isEmpty() ? 1 : spans(text, offsets).getFirst().line(text);
    return new EvidenceShape(node, probe, line, String.join("\n", lines(text, offsets)));
  }

  /** The pieces of a text. */
  public static List<String> lines(String text, List<Integer> offsets) {
    List<String> lines = new ArrayList<>();
    spans(text, offsets).forEach(span -> lines.add(span.of(text)));
    return lines;
  }

  /** How well a window of some nodes is covered. */
  public CoverageShape coverage(
      NodeFilter nodes, @Nullable Collection<String> kinds, TimeWindow window) {
    return CoverageShape.of(window, coverage.nodes(nodes, kinds, window.from(), window.to()));
  }

  /** A node's name: alone within one cluster, else with the cluster's before it. */
  public static String name(NodeFilter filter, String cluster, String node) {
    return filter.cluster() == null ? cluster + "/" + node : node;
  }

  private static List<Span> spans(String text, List<Integer> offsets) {
    return IntStream.range(0, offsets.size() / 2)
        .mapToObj(
            i ->
                new Span(
                    Math.min(offsets.get(2 * i), text.length()),
                    Math.min(offsets.get(2 * i + 1), text.length())))
        .toList();
  }
}
