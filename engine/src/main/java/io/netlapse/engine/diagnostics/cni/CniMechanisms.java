package io.netlapse.engine.diagnostics.cni;

import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.event.EventKind;
import java.util.List;

/** How events bring a network plug-in out of step with its node. */
final class CniMechanisms {

  /** What makes a plug-in choose its address, interface or back end anew, the likeliest first. */
  static final List<Mechanism> CHOOSING =
      List.of(
          new Mechanism(
              EventKind.RESTART, "*", "a network plug-in looks for its address when it starts"),
          new Mechanism(
              EventKind.REBOOT, "*", "interfaces come up in another order after a reboot"),
          new Mechanism(
              EventKind.UPGRADE, "*", "a release may choose address or back end by other rules"),
          new Mechanism(
              EventKind.INSTALL, "*", "a package may bring an interface that is found first"),
          new Mechanism(EventKind.LEASE, "*", "the node's address changed with its lease"),
          new Mechanism(EventKind.EXTERNAL, "*", "somebody changed the plug-in's configuration"));

  /** What keeps a plug-in from being ready, the likeliest first. */
  static final List<Mechanism> STARTING =
      List.of(
          new Mechanism(
              EventKind.REBOOT, "*", "what a plug-in keeps in /run is gone after a reboot"),
          new Mechanism(EventKind.FAILURE, "*", "the plug-in's agent ended by its own word"),
          new Mechanism(EventKind.STOP, "*", "nobody keeps the node's pods connected"),
          new Mechanism(EventKind.RESTART, "*", "the plug-in is not ready until it has started"),
          new Mechanism(
              EventKind.UPGRADE, "*", "another release may want other settings or a newer kernel"),
          new Mechanism(EventKind.REMOVE, "*", "a package took the plug-in's programs with it"));

  private CniMechanisms() {}
}
