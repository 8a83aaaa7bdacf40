package io.netlapse.service.shape;

import io.netlapse.db.query.CoverageOf;
import io.netlapse.db.query.FactRow;
import io.netlapse.db.query.NodeFilter;
import io.netlapse.service.json.JsonReader;
import io.netlapse.service.time.TimeWindow;
import jakarta.inject.Singleton;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Makes the shared shapes of what the database says. Safe for many threads. */
@Singleton
public final class Shapes {

  private final JsonReader json;
  private final CoverageOf coverage;

  Shapes(JsonReader json, CoverageOf coverage) {
    this.json = json;
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

  /** How well a window of some nodes is covered. */
  public CoverageShape coverage(
      NodeFilter nodes, @Nullable Collection<String> kinds, TimeWindow window) {
    return CoverageShape.of(window, coverage.nodes(nodes, kinds, window.from(), window.to()));
  }

  /** A node's name: alone within one cluster, else with the cluster's before it. */
  public static String name(NodeFilter filter, String cluster, String node) {
    return filter.cluster() == null ? cluster + "/" + node : node;
  }
}
