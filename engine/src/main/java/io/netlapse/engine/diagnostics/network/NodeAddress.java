package io.netlapse.engine.diagnostics.network;

import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.AddressBrief;
import io.netlapse.spi.network.IpPrefix;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An address of a node, whichever tool showed it: {@code ip address}, or one that hides a part
 * ({@code ip -br address}, {@code ifconfig}).
 *
 * @param seen the fact, with its line
 * @param dev the device
 * @param address the address with its length
 * @param scope the scope; null where it is hidden
 * @param flags as in {@link Address}; empty where they are hidden
 */
public record NodeAddress(
    SeenFact seen, String dev, IpPrefix address, @Nullable String scope, List<String> flags) {

  /** The kinds of facts of which addresses are made; a rule that uses this reads them. */
  public static final List<FactKind> KINDS = List.of(Address.KIND, AddressBrief.KIND);

  /** Copies the flags. */
  public NodeAddress {
    flags = List.copyOf(flags);
  }

  /** All addresses of a node, in the order of their facts. */
  public static List<NodeAddress> of(NodeView node) {
    Stream<NodeAddress> full = node.facts(Address.KIND).stream().map(NodeAddress::full);
    Stream<NodeAddress> brief = node.facts(AddressBrief.KIND).stream().map(NodeAddress::brief);
    return Stream.concat(full, brief).toList();
  }

  /** Whether anybody looked at the node's addresses. */
  public static boolean wereLookedAt(NodeView node) {
    return KINDS.stream().anyMatch(node::lookedAt);
  }

  private static NodeAddress full(SeenFact seen) {
    Address address = Address.of(seen.fact());
    return new NodeAddress(
        seen, address.dev(), address.address(), address.scope(), address.flags());
  }

  private static NodeAddress brief(SeenFact seen) {
    AddressBrief address = AddressBrief.of(seen.fact());
    return new NodeAddress(seen, address.dev(), address.address(), null, List.of());
  }
}
