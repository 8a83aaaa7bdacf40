package io.netlapse.engine.diagnostics.bgp;

import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.Severity;
import java.util.List;

/**
 * The words about a BGP session that is not established.
 *
 * @param node the node whose session it is
 * @param session the session
 * @param needless whether it carries no routes to pods
 */
record DownSession(String node, Peering session, boolean needless) {

  /** The commands that show sessions by hand. */
  static final List<String> CONFIRM =
      List.of(
          "calicoctl node status",
          "kubectl exec -n calico-system CALICO-NODE-POD -c calico-node -- birdcl show protocols"
              + " all",
          "ip route show proto bird");

  /** The finding. */
  Outcome finding() {
    Severity severity = session.isDisabled() || needless ? Severity.WARNING : Severity.CRITICAL;
    return new Outcome.Finding(
        session.peer(),
        severity,
        "%s has no BGP session with %s: %s".formatted(node, session.peer(), stands()),
        ("The BGP session of %s with %s is not established, so %s knows none of the routes that %s"
                + " alone tells, and %s none of those of %s: packets for those pods or addresses"
                + " take the default route or are dropped. %s%s")
            .formatted(
                node,
                session.peer(),
                node,
                session.peer(),
                session.peer(),
                node,
                reason(),
                needless ? " All pools use VXLAN, so that pods do not depend on it." : ""),
        List.of(session.evidence()),
        CONFIRM,
        remedy(node, session.peer()));
  }

  /** The finding about a node that has no peer at all. */
  static Outcome none(String node, int nodes, Evidence running) {
    boolean several = nodes > 1;
    return new Outcome.Finding(
        "peers",
        several ? Severity.CRITICAL : Severity.INFO,
        node + " has no BGP peer at all",
        ("BIRD runs on %s and has no peer: neither is the node-to-node mesh on, nor does a BGPPeer"
                + " name one for this node. %s")
            .formatted(
                node,
                several
                    ? "The cluster has %d nodes, and %s learns no route to the pods of the others."
                        .formatted(nodes, node)
                    : "That is right for the only node of a cluster, and where all pools use VXLAN;"
                        + " anywhere else this node reaches no pod of another one."),
        List.of(running),
        List.of(
            "calicoctl node status",
            "calicoctl get bgpconfiguration default -o yaml",
            "calicoctl get bgppeer -o wide"),
        new Remedy(
            List.of(
                "calicoctl patch bgpconfiguration default -p"
                    + " '{\"spec\":{\"nodeToNodeMeshEnabled\":true}}'"),
            "Keep the BGPConfiguration and BGPPeers in your own configuration, and label nodes"
                + " before peers select them by label.",
            "calicoctl patch bgpconfiguration default -p"
                + " '{\"spec\":{\"nodeToNodeMeshEnabled\":false}}'",
            "A mesh makes a session from every node to every other; above some hundred nodes use"
                + " route reflectors."));
  }

  /** Where it stands, in half a sentence. */
  private String stands() {
    if (session.isDisabled()) {
      return "it is switched off";
    }
    String phase = session.phase() == null ? "not established" : session.phase();
    return session.error() == null ? phase : phase + ", " + session.error();
  }

  /** What the phase and the last error mean. */
  private String reason() {
    String error = session.error() == null ? "" : session.error();
    if (error.contains("refused")) {
      return "Nobody listens on port 179 of %s, or its firewall refuses: its BGP daemon does not run."
          .formatted(session.peer());
    }
    if (error.contains("Bad peer AS") || error.contains("Bad Peer AS")) {
      return "The two ends disagree about the autonomous system's number.";
    }
    if (error.contains("Hold timer")) {
      return "It was there and %s fell silent: its node, its link, or packets that are too large."
          .formatted(session.peer());
    }
    if (error.contains("unreachable") || error.contains("No route")) {
      return "%s has no way to %s: its node is down, or the address is wrong."
          .formatted(node, session.peer());
    }
    if (session.isDisabled()) {
      return "BIRD does not even try: the protocol was disabled, or its configuration is gone.";
    }
    return ("%s gets no answer on port 179: a firewall, a peer that is down, or a peer that knows"
            + " %s by another address than the one it calls from.")
        .formatted(node, node);
  }

  /** How to get a session up again. */
  static Remedy remedy(String node, String peer) {
    return new Remedy(
        List.of(
            "nc -zv " + peer + " 179",
            "calicoctl get nodes -o wide",
            "kubectl get pods -A -l k8s-app=calico-node -o wide",
            "kubectl logs -n calico-system CALICO-NODE-POD -c calico-node --tail=100"),
        ("Where port 179 does not answer, open it (TCP, both ways) between %s and %s, or start the"
             + " daemon there. Where calicoctl shows another address of a node than the one that"
             + " others reach it by, set nodeAddressAutodetectionV4 to kubernetes: NodeInternalIP."
             + " Where the peer does not know this node, add a BGPPeer or the label that its"
             + " selector wants. As a last step delete the calico-node pod of the end that is at"
             + " fault; its DaemonSet makes it anew.")
            .formatted(node, peer),
        "The commands only look; undo a change of a resource by applying the former one.",
        "A calico-node that is made anew drops its BGP routes on other nodes for some seconds,"
            + " unless graceful restart is on.");
  }
}
