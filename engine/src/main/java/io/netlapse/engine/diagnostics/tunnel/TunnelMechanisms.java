package io.netlapse.engine.diagnostics.tunnel;

import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.event.EventKind;
import java.util.List;

/** How events bring the ends of tunnels out of step. */
final class TunnelMechanisms {

  /** What makes a tunnel's device anew, or changes what it is built on, the likeliest first. */
  static final List<Mechanism> REMAKING =
      List.of(
          new Mechanism(
              EventKind.REBOOT, "*", "the device is made anew, with another link-layer address"),
          new Mechanism(EventKind.RESTART, "*", "an agent that starts may make its device anew"),
          new Mechanism(
              EventKind.RECONFIGURE,
              "*",
              "an agent makes its device anew when its settings change"),
          new Mechanism(
              EventKind.UPGRADE,
              "systemd",
              "since version 242 udev sets link-layer addresses of virtual devices"),
          new Mechanism(
              EventKind.UPGRADE, "kernel", "another kernel offloads other work to devices"),
          new Mechanism(
              EventKind.EXTERNAL, "*", "the network below, or the plug-in's settings changed"));

  private TunnelMechanisms() {}
}
