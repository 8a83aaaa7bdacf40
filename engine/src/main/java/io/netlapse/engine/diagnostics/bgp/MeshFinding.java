package io.netlapse.engine.diagnostics.bgp;

import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.Severity;
import java.util.List;

/** The words about a mesh that is off, or looks so. */
final class MeshFinding {

  private MeshFinding() {}

  static Outcome of(Severity severity, String title, String more, List<Evidence> evidence) {
    return new Outcome.Finding(
        "nodeToNodeMesh",
        severity,
        title,
        "In a mesh every node tells every other one by BGP where its pods are. " + more,
        evidence,
        List.of(
            "calicoctl get bgpconfiguration default -o yaml",
            "calicoctl get bgppeer -o yaml",
            "calicoctl node status",
            "ip route show proto bird"),
        new Remedy(
            List.of(
                "calicoctl patch bgpconfiguration default -p"
                    + " '{\"spec\":{\"nodeToNodeMeshEnabled\":true}}'"),
            "Or make some nodes route reflectors: set routeReflectorClusterID of their Node"
                + " resources, label them, and add a BGPPeer with nodeSelector all() and a"
                + " peerSelector for the label, before the mesh is switched off.",
            "calicoctl patch bgpconfiguration default -p"
                + " '{\"spec\":{\"nodeToNodeMeshEnabled\":false}}'",
            "A mesh makes a session from every node to every other: with some hundred nodes that"
                + " costs processors, so use route reflectors there."));
  }
}
