package io.netlapse.engine.diagnostics.tunnel;

import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.spi.bridge.FdbEntry;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.Neighbour;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a node keeps of a peer, where it names another link-layer address than the peer has. */
final class WrongEntries {

  private WrongEntries() {}

  /**
   * The findings.
   *
   * @param node whose tables they are
   * @param other the other node
   * @param peer the end that the other node shows
   */
  static List<Outcome.Finding> of(NodeView node, NodeView other, Vtep peer) {
    List<Outcome.Finding> findings = new ArrayList<>();
    for (SeenFact seen : node.facts(Neighbour.KIND)) {
      Neighbour entry = Neighbour.of(seen.fact());
      String mac = entry.lladdr();
      if (mac != null
          && entry.dev().equals(peer.dev())
          && peer.addresses().contains(entry.address())
          && !Vtep.lower(mac).equals(peer.mac())) {
        findings.add(
            MacFinding.wrong(
                node.id().name(),
                peer,
                entry.address().text(),
                mac,
                "neighbour table",
                seen.evidence()));
      }
    }
    OwnAddresses.of(other)
        .keySet()
        .forEach(address -> forwarding(node, peer, address).ifPresent(findings::add));
    return findings;
  }

  /** Entries that send other link-layer addresses to the peer, and none that sends its own. */
  private static Optional<Outcome.Finding> forwarding(NodeView node, Vtep peer, IpAddress address) {
    List<SeenFact> entries =
        node.facts(FdbEntry.KIND).stream()
            .filter(
                seen -> {
                  FdbEntry entry = FdbEntry.of(seen.fact());
                  return entry.dev().equals(peer.dev()) && address.text().equals(entry.dst());
                })
            .toList();
    boolean right =
        entries.stream()
            .anyMatch(seen -> Vtep.lower(FdbEntry.of(seen.fact()).lladdr()).equals(peer.mac()));
    return right
        ? Optional.empty()
        : entries.stream()
            .findFirst()
            .map(
                seen ->
                    MacFinding.wrong(
                        node.id().name(),
                        peer,
                        address.text(),
                        FdbEntry.of(seen.fact()).lladdr(),
                        "forwarding database",
                        seen.evidence()));
  }
}
