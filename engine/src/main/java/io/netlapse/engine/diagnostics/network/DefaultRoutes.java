package io.netlapse.engine.diagnostics.network;

import io.netlapse.spi.diagnose.NodeView;
import java.util.List;

/** The default routes of a node. */
public final class DefaultRoutes {

  private static final RouteSelection ANYWHERE = new RouteSelection(NodeRoute::isDefault);

  private static final RouteSelection MAIN =
      new RouteSelection(route -> route.isDefault() && route.table().equals("main"));

  private DefaultRoutes() {}

  /** Those of table {@code main}, in the order of their facts. */
  public static List<NodeRoute> of(NodeView node) {
    return MAIN.of(node);
  }

  /** Those of all tables, in the order of their facts. */
  public static List<NodeRoute> ofAnyTable(NodeView node) {
    return ANYWHERE.of(node);
  }
}
