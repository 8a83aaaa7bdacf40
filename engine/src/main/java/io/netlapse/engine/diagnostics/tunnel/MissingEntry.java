package io.netlapse.engine.diagnostics.tunnel;

import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import java.util.List;

/**
 * The words about a peer of which a table knows nothing.
 *
 * @param node the node whose tables they are
 * @param dev the VXLAN device
 * @param peer the address of the peer's device
 */
record MissingEntry(String node, String dev, IpAddress peer) {

  /** No link-layer address for the gateway of a route. */
  Outcome.Finding neighbour(Severity severity, IpPrefix dst, List<Evidence> lines) {
    return finding(
        severity,
        ("The route to %s leads via %s, and the neighbour table of its device has no link-layer"
                + " address for that; the kernel asks for it in vain, for the device learns nothing"
                + " by itself.")
            .formatted(dst, peer),
        lines);
  }

  /** Neither, after the route to the peer's pods was refused. */
  Outcome.Finding givenUp(IpPrefix dst, List<Evidence> lines) {
    return finding(
        Severity.CRITICAL,
        ("flannel sets a peer's neighbour entry before the route to its pods, and takes it back"
                + " when the kernel refuses the route. It did so with %s: the table of %s has other"
                + " peers and not this one.")
            .formatted(dst, dev),
        lines);
  }

  /** A link-layer address, and no word where to send it. */
  Outcome.Finding forwarding(String mac, Evidence line) {
    return finding(
        Severity.CRITICAL,
        ("The neighbour table knows %s as the link-layer address of %s, and the forwarding"
                + " database of %s does not say to which node that is to be sent: the frames are"
                + " dropped.")
            .formatted(mac, peer, dev),
        List.of(line));
  }

  private Outcome.Finding finding(Severity severity, String how, List<Evidence> lines) {
    String part =
        severity == Severity.INFO
            ? " As most peers are missing in what was shown, it may be only a part of the table."
            : "";
    return new Outcome.Finding(
        peer.text(),
        severity,
        "%s does not know where %s is behind %s".formatted(node, peer, dev),
        "%s No pod of %s reaches pods of that peer.%s".formatted(how, node, part),
        lines,
        List.of(
            "ip neigh show dev " + dev, "bridge fdb show dev " + dev, "ip route show dev " + dev),
        new Remedy(
            List.of(VtepAgent.restart(dev, node)),
            "The agent sets routes, neighbours and forwarding entries of every peer when it starts."
                + " If they go again, look for what takes them: a restart of the host's network"
                + " manager, or an agent that lost its watch on the API server.",
            "Nothing is to undo: the agent only adds what is missing.",
            "While the agent starts, new peers are not learned; pods that run are not touched."));
  }
}
