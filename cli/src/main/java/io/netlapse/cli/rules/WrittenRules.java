package io.netlapse.cli.rules;

import io.netlapse.cli.terminal.CommandFailure;
import io.netlapse.plugins.Parts;
import io.netlapse.rules.delivery.Loaded;
import io.netlapse.rules.delivery.RuleFiles;
import io.netlapse.spi.diagnose.Diagnostic;
import java.nio.file.Path;
import java.util.List;

/** Rules that a command is told to ask. */
public final class WrittenRules {

  private static final int UNREADABLE = 2;

  private WrittenRules() {}

  /**
   * Reads them.
   *
   * @param paths files of rules, and folders of such
   * @param parts what there is beside them
   * @throws CommandFailure with exit status 2 and every mistake if there is one
   */
  public static List<Diagnostic> read(List<Path> paths, Parts parts) {
    if (paths.isEmpty()) {
      return List.of();
    }
    Loaded loaded = RuleFiles.read(paths, parts.parsers(), parts.rules());
    if (!loaded.mistakes().isEmpty()) {
      throw new CommandFailure(
          UNREADABLE, "the rules are not right, so none was asked.\n" + loaded.told());
    }
    return loaded.rules();
  }
}
