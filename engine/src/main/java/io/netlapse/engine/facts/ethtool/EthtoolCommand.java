package io.netlapse.engine.facts.ethtool;

import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command line of {@code ethtool} (ethtool(8)).
 *
 * @param option the option that says what is asked or set
 * @param dev the device
 * @param alone whether nothing follows the device
 */
record EthtoolCommand(String option, String dev, boolean alone) {

  private static final Set<String> FORMS = Set.of("--json", "-j", "--include-statistics", "-I");

  static Optional<EthtoolCommand> of(Command command) {
    if (!command.program().equals("ethtool")) {
      return Optional.empty();
    }
    List<String> words =
        command.arguments().stream().filter(word -> !FORMS.contains(word)).toList();
    return words.size() < 2
        ? Optional.empty()
        : Optional.of(new EthtoolCommand(words.get(0), words.get(1), words.size() == 2));
  }

  /** Whether it is the script of this project that asks several devices. */
  static boolean isCapture(Command command, String probe) {
    return command.words().equals(List.of("capture", "--only", probe));
  }
}
