package io.netlapse.cli.rules;

import io.netlapse.cli.plugins.PluginOptions;
import io.netlapse.cli.terminal.Terminal;
import io.netlapse.plugins.Parts;
import io.netlapse.rules.delivery.Loaded;
import io.netlapse.rules.delivery.RuleFiles;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what is wrong with rules. */
@Command(
    name = "check",
    description = "Says all that is wrong with rules, as FILE:LINE:COLUMN: what; what to do.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:all of them are right", "1:there are mistakes"})
final class RulesCheckCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "A file of rules, or a folder whose files *.yaml and *.yml are read.")
  private List<Path> paths = List.of();

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() {
    Parts parts = plugins.parts();
    Loaded loaded = RuleFiles.read(paths, parts.parsers(), parts.rules());
    PrintStream out = Terminal.utf8();
    if (loaded.mistakes().isEmpty()) {
      out.printf(
          "%d %s right.%n",
          loaded.rules().size(), loaded.rules().size() == 1 ? "rule is" : "rules are");
    } else {
      out.println(loaded.told());
    }
    out.flush();
    return loaded.mistakes().isEmpty() ? 0 : 1;
  }
}
