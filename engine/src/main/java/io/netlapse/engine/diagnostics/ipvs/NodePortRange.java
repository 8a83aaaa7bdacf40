package io.netlapse.engine.diagnostics.ipvs;

import io.netlapse.spi.config.ProcessFlag;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.ipvs.IpvsService;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ports that Kubernetes gives NodePorts, {@code --service-node-port-range} of the API server.
 * Other virtual servers on a node's addresses are there for Services that name such an address.
 *
 * @param from the first one
 * @param to the last one
 */
record NodePortRange(int from, int to) {

  /** The kinds of facts that tell it; a rule that uses this reads them. */
  static final List<FactKind> KINDS = List.of(ProcessFlag.KIND);

  /** What is so where nobody said otherwise. */
  static final NodePortRange DEFAULT = new NodePortRange(30000, 32767);

  /** As first and last, or as first and how many more (k8s.io/apimachinery, PortRange). */
  private static final Pattern RANGE = Pattern.compile("(\\d{1,5})([-+])(\\d{1,5})");

  /** As the API server of this node was told; else the default. */
  static NodePortRange of(NodeView node) {
    return node.facts(ProcessFlag.KIND).stream()
        .map(seen -> ProcessFlag.of(seen.fact()))
        .filter(flag -> flag.flag().equals("service-node-port-range"))
        .map(flag -> RANGE.matcher(flag.value()))
        .filter(Matcher::matches)
        .map(NodePortRange::of)
        .findFirst()
        .orElse(DEFAULT);
  }

  /** Whether the API server runs on this node, and its flags were shown. */
  static boolean isTold(NodeView node) {
    return node.facts(ProcessFlag.KIND).stream()
        .anyMatch(seen -> ProcessFlag.of(seen.fact()).flag().equals("service-node-port-range"));
  }

  private static NodePortRange of(Matcher range) {
    int from = Integer.parseInt(range.group(1));
    int second = Integer.parseInt(range.group(3));
    return new NodePortRange(from, range.group(2).equals("+") ? from + second : second);
  }

  /** Whether a virtual server's port is one of them. */
  boolean holds(IpvsService service) {
    Integer port = service.port();
    return port != null && port >= from && port <= to;
  }
}
