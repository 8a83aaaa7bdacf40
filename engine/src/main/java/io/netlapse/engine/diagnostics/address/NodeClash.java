package io.netlapse.engine.diagnostics.address;

import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.engine.diagnostics.network.SameMachine;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** An own address of a node that is another node's own as well. */
final class NodeClash {

  /** What every virtual machine has behind VirtualBox's or QEMU's own network translation. */
  private static final Set<String> EVERYWHERE = Set.of("10.0.2.15", "fec0::5054:ff:fe12:3456");

  private NodeClash() {}

  static List<Outcome.Finding> of(NodeView node, ClusterView cluster) {
    List<Outcome.Finding> found = new ArrayList<>();
    SortedMap<IpAddress, SeenFact> own = OwnAddresses.of(node);
    for (NodeView other : cluster.others(node)) {
      if (!SameMachine.isCertainlyNot(node, other)) {
        continue;
      }
      OwnAddresses.of(other)
          .forEach(
              (address, theirs) -> {
                SeenFact ours = own.get(address);
                if (ours != null && !EVERYWHERE.contains(address.text())) {
                  found.add(
                      new TwiceHeld(address)
                          .byNodes(
                              node.id().name(),
                              Address.of(ours.fact()).dev(),
                              other.id().name(),
                              List.of(ours.evidence(), theirs.evidence())));
                }
              });
    }
    return found;
  }
}
