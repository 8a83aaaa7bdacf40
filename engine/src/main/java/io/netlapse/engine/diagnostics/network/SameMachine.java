package io.netlapse.engine.diagnostics.network;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.netlapse.engine.diagnostics.index.ViewIndex;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.LinkAddress;
import io.netlapse.spi.system.Hostname;
import io.netlapse.spi.system.Machine;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether two nodes are one machine under two names: people who paste outputs call a node now by
 * its name and now by its address.
 */
public final class SameMachine {

  /** What a rule that uses this reads of the node, and believes of others. */
  public static final List<FactKind> KINDS = List.of(Machine.KIND, Hostname.KIND, LinkAddress.KIND);

  private static final ViewIndex<Map<FactKind, Set<String>>> IDENTITIES =
      new ViewIndex<>(
          node -> KINDS.stream().collect(toMap(kind -> kind, kind -> told(node, kind))));

  private SameMachine() {}

  /** Whether they share the machine's id, the host name or the link-layer address of an uplink. */
  public static boolean is(NodeView one, NodeView other) {
    return KINDS.stream().anyMatch(kind -> shares(one, other, kind));
  }

  /** Whether they are certainly two machines: both tell one of these, and it is not the same. */
  public static boolean isCertainlyNot(NodeView one, NodeView other) {
    return !is(one, other)
        && KINDS.stream()
            .anyMatch(
                kind -> !identities(one, kind).isEmpty() && !identities(other, kind).isEmpty());
  }

  private static boolean shares(NodeView one, NodeView other, FactKind kind) {
    Set<String> known = identities(one, kind);
    return !known.isEmpty() && identities(other, kind).stream().anyMatch(known::contains);
  }

  private static Set<String> identities(NodeView node, FactKind kind) {
    return IDENTITIES.of(node).getOrDefault(kind, Set.of());
  }

  private static Set<String> told(NodeView node, FactKind kind) {
    return node.facts(kind).stream()
        .filter(
            seen ->
                !kind.equals(LinkAddress.KIND)
                    || OwnAddresses.isUplink(seen.fact().field("dev", "lo")))
        .map(
            seen ->
                kind.equals(LinkAddress.KIND)
                    ? seen.fact().field("address", "")
                    : seen.fact().canonical())
        .filter(text -> !text.isEmpty() && !text.startsWith("00:00:00:00"))
        .collect(toSet());
  }
}
