package io.netlapse.engine.diagnostics.bgp;

import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.event.EventKind;
import java.util.List;

/** How events end BGP sessions, or change whom a node has them with. */
final class BgpMechanisms {

  /** What can end a session, the likeliest first. */
  static final List<Mechanism> ENDING =
      List.of(
          new Mechanism(EventKind.SESSION, "*", "the session itself told that it went down"),
          new Mechanism(
              EventKind.RESTART,
              "calico-node",
              "BIRD ends with its container, and its sessions with it"),
          new Mechanism(
              EventKind.STOP, "calico-node", "BIRD ends with its container, and nobody starts it"),
          new Mechanism(
              EventKind.RECONFIGURE,
              "confd",
              "confd writes BIRD's configuration anew from what Calico knows of nodes and peers"),
          new Mechanism(
              EventKind.UPGRADE,
              "*",
              "an upgrade may change labels of nodes, the detected address, or firewall rules"),
          new Mechanism(EventKind.LINK_DOWN, "*", "a session does not outlive its link for long"),
          new Mechanism(
              EventKind.EXTERNAL, "*", "a peer, a firewall or a policy was changed elsewhere"),
          new Mechanism(EventKind.REBOOT, "*", "sessions begin anew after a reboot"));

  /** What can change the configuration of peers and filters, the likeliest first. */
  static final List<Mechanism> CONFIGURING =
      List.of(
          new Mechanism(
              EventKind.EXTERNAL, "*", "somebody changed a resource of Calico or MetalLB"),
          new Mechanism(
              EventKind.RECONFIGURE,
              "confd",
              "confd writes BIRD's configuration anew when a resource changes"));

  private BgpMechanisms() {}
}
