package io.netlapse.service.timelines;

import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.service.shape.CoverageShape;
import io.netlapse.service.shape.FactShape;
import io.netlapse.service.shape.LifetimeShape;
import io.netlapse.service.shape.NodeCoverage;
import io.netlapse.service.time.TimeWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Timelines of facts.
 *
 * @param items a fact on a node each, by node and canonical form
 * @param next the cursor of the next page; null on the last one
 * @param window the window that they are about
 * @param nodes who had any of the facts and who did not, over all pages
 */
@Serdeable
record TimelineAnswer(List<Item> items, @Nullable String next, TimeWindow window, Nodes nodes) {

  /**
   * A fact on a node.
   *
   * @param cluster the node's cluster
   * @param node the node
   * @param fact the fact
   * @param probe the probe that first showed it
   * @param lines the raw lines of the first observation
   * @param lifetimes in order of time
   * @param coverage how often somebody looked for it
   */
  @Serdeable
  record Item(
      String cluster,
      String node,
      FactShape fact,
      String probe,
      List<String> lines,
      List<LifetimeShape> lifetimes,
      CoverageShape coverage) {}

  /**
   * Who had it.
   *
   * @param with nodes by name; with the cluster before it where no cluster was asked for
   * @param without the others, each with how well that is known
   */
  @Serdeable
  record Nodes(List<String> with, List<NodeCoverage> without) {}
}
