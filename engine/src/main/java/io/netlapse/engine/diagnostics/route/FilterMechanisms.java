package io.netlapse.engine.diagnostics.route;

import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.event.EventKind;
import java.util.List;

/** How events reach rp_filter: through those who write settings of the kernel. */
final class FilterMechanisms {

  /** What can set it, the likeliest first. */
  static final List<Mechanism> SETTING =
      List.of(
          new Mechanism(
              EventKind.UPGRADE,
              "systemd",
              "systemd since 245 sets rp_filter of every device that appears, by a file of its own"
                  + " in sysctl.d"),
          new Mechanism(
              EventKind.RESTART,
              "systemd-sysctl",
              "the settings of sysctl.d are written anew, over those of the network plug-in"),
          new Mechanism(
              EventKind.REBOOT,
              "*",
              "after a reboot the settings are those of sysctl.d, not those that somebody wrote by"
                  + " hand"));

  private FilterMechanisms() {}
}
