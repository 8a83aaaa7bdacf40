package io.netlapse.cli.plugins;

import io.netlapse.cli.terminal.CommandFailure;
import io.netlapse.plugins.Parts;
import io.netlapse.plugins.PluginException;
import io.netlapse.plugins.PluginFolder;
import io.netlapse.plugins.guard.Fault;
import io.netlapse.plugins.guard.Limits;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where plug-ins are. */
public final class PluginOptions {

  private static final String VARIABLE = "NETLAPSE_PLUGINS_FOLDER";
  private static final int UNUSABLE = 2;

  @Option(
      names = "--plugins",
      paramLabel = "FOLDER",
      description =
          "Use the plug-ins in this folder, too (docs/plugins.md); else those of the folder that"
              + " NETLAPSE_PLUGINS_FOLDER names.")
  private @Nullable Path folder;

  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** The folder; null where none is named. */
  public @Nullable Path folder() {
    String variable = System.getenv(VARIABLE);
    return folder != null || variable == null ? folder : Path.of(variable);
  }

  /**
   * What is built in and what the folder brings. What plug-ins fail at later is told on standard
   * error, each sentence once.
   *
   * @throws CommandFailure with exit status 2 if a plug-in cannot be used
   */
  public Parts parts() {
    try {
      return PluginFolder.allParts(folder(), Limits.DEFAULT, this::tell);
    } catch (PluginException e) {
      throw CommandFailure.of(UNUSABLE, e);
    }
  }

  private void tell(Fault fault) {
    if (told.add(fault.message())) {
      System.err.println("netlapse: " + fault.message());
    }
  }
}
