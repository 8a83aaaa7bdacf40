package io.netlapse.engine.diagnostics.loadbalancer;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.netlapse.engine.diagnostics.logs.Logged;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import java.util.List;
import java.util.Map;

/** Connections that reached IPVS of a node and could not be sent on. */
public final class Stranded {

  private Stranded() {}

  /** The kernel's lines that say so, by the place that clients asked: {@code 192.0.2.10:80}. */
  public static Map<String, List<SeenFact>> of(NodeView node) {
    return Logged.of(node, "ipvs-no-destination").stream()
        .collect(
            groupingBy(logged -> logged.detail("service", ""), mapping(Logged::seen, toList())));
  }
}
