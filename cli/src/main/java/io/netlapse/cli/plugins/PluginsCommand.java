package io.netlapse.cli.plugins;

import io.netlapse.cli.terminal.CommandFailure;
import io.netlapse.plugins.Plugin;
import io.netlapse.plugins.PluginException;
import io.netlapse.plugins.PluginFolder;
import io.netlapse.plugins.PluginFolder.Opened;
import io.netlapse.plugins.guard.Limits;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says of each plug-in whether it can be used. */
@Command(
    name = "plugins",
    description = "Says what the plug-ins of a folder bring, and why one cannot be used.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all of them can be used",
      "1:one cannot, so that nothing starts with this folder",
      "2:there is no such folder"
    })
public final class PluginsCommand implements Callable<Integer> {

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Mixin private PluginOptions options = new PluginOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "The folder, as --plugins names it for other commands.")
  private @Nullable Path folder;

  @Override
  public Integer call() {
    List<Opened> opened = opened();
    PrintWriter out = spec.commandLine().getOut();
    if (opened.isEmpty()) {
      out.println("No file *.jar is in this folder.");
    }
    opened.forEach(each -> out.println(line(each)));
    out.flush();
    return opened.stream().allMatch(each -> each instanceof Opened.Good) ? 0 : 1;
  }

  private List<Opened> opened() {
    Path named = folder == null ? options.folder() : folder;
    if (named == null) {
      throw new CommandFailure(
          2, "No folder of plug-ins is named; give one, or set NETLAPSE_PLUGINS_FOLDER.");
    }
    try {
      return PluginFolder.open(named, Limits.DEFAULT, _ -> {});
    } catch (PluginException e) {
      throw CommandFailure.of(2, e);
    }
  }

  private static String line(Opened opened) {
    return switch (opened) {
      case Opened.Refused(_, String why) -> "WRONG  " + why;
      case Opened.Good(Plugin plugin) ->
          "good   %s %s (%s): %s"
              .formatted(
                  plugin.jar().name(),
                  plugin.jar().version(),
                  plugin.jar().file().getFileName(),
                  String.join(", ", plugin.parts().named()));
    };
  }
}
