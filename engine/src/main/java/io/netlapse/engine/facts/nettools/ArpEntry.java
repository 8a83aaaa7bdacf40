package io.netlapse.engine.facts.nettools;

import io.netlapse.engine.facts.bridge.LinkLayerAddress;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.LearnedNeighbour;
import io.netlapse.spi.network.NeighbourBrief;
import java.util.Locale;
import java.util.Optional;

/**
 * An entry of the neighbour table as {@code arp} tells it.
 *
 * @param address its address, or a name
 * @param lladdr its link-layer address as printed
 * @param permanent whether it stays
 * @param published whether it is a proxy's
 * @param dev the device
 */
record ArpEntry(String address, String lladdr, boolean permanent, boolean published, String dev) {

  /** The fact; empty for what is no whole entry. */
  Optional<Fact> toFact() {
    String link = lladdr.toLowerCase(Locale.ROOT);
    boolean linked = LinkLayerAddress.isOne(link);
    if (address.isEmpty() || dev.isEmpty() || (!linked && !published)) {
      return Optional.empty();
    }
    Optional<IpAddress> number = IpAddress.parse(address);
    if (number.isPresent() && !permanent && !published) {
      return Optional.of(new LearnedNeighbour(dev, number.get(), link).toFact());
    }
    String state = published ? "proxy" : permanent ? "permanent" : "dynamic";
    return Optional.of(
        new NeighbourBrief(
                number.isPresent() ? "arp" : "arp-name",
                dev,
                number.map(IpAddress::text).orElse(address),
                published ? null : link,
                state)
            .toFact());
  }
}
