package io.netlapse.engine.diagnostics.kernel;

import static java.util.Comparator.comparing;

import io.netlapse.spi.config.SysctlSetting;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import java.util.List;
import java.util.Optional;

/** What the files of sysctl.d(5) set at boot, as far as they were shown. */
final class Boot {

  private Boot() {}

  /**
   * The setting that wins among those of the given names: that of the last file by name, and {@code
   * /etc/sysctl.conf} behind all others.
   */
  static Optional<SeenFact> effective(NodeView node, String... names) {
    return node.facts(SysctlSetting.KIND).stream()
        .filter(seen -> List.of(names).contains(SysctlSetting.of(seen.fact()).key()))
        .max(comparing(Boot::isSysctlConf).thenComparing(Boot::fileName));
  }

  private static boolean isSysctlConf(SeenFact seen) {
    return SysctlSetting.of(seen.fact()).file().equals("/etc/sysctl.conf");
  }

  private static String fileName(SeenFact seen) {
    String file = SysctlSetting.of(seen.fact()).file();
    return file.substring(file.lastIndexOf('/') + 1);
  }
}
