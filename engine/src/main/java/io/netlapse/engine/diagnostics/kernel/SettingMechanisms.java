package io.netlapse.engine.diagnostics.kernel;

import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.event.EventKind;
import java.util.List;

/** How events change the kernel's settings. */
final class SettingMechanisms {

  /** What can turn a setting back that Kubernetes needs, the likeliest first. */
  static final List<Mechanism> LOSING =
      List.of(
          new Mechanism(
              EventKind.REBOOT,
              "*",
              "a setting or a module that no file names is gone after a reboot, and one that a"
                  + " file names is set then"),
          new Mechanism(
              EventKind.RESTART,
              "systemd-networkd.service",
              "networkd sets forwarding of the devices that it manages anew"),
          new Mechanism(
              EventKind.RESTART,
              "networking.service",
              "network scripts apply /etc/sysctl.conf when they bring devices up"),
          new Mechanism(
              EventKind.UPGRADE,
              "systemd",
              "a release brings files of sysctl.d of its own and applies them"),
          new Mechanism(
              EventKind.EXTERNAL,
              "*",
              "a hardening job writes files of sysctl.d and applies them"));

  private SettingMechanisms() {}
}
