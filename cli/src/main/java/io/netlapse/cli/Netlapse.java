package io.netlapse.cli;

import io.netlapse.cli.capture.CaptureCommand;
import io.netlapse.cli.collect.CollectCommand;
import io.netlapse.cli.demo.DemoCommand;
import io.netlapse.cli.diagnose.DiagnoseCommand;
import io.netlapse.cli.facts.FactsCommand;
import io.netlapse.cli.plugins.PluginsCommand;
import io.netlapse.cli.replay.ReplayCommand;
import io.netlapse.cli.rules.RulesCommand;
import io.netlapse.cli.serve.ServeCommand;
import io.netlapse.cli.terminal.Failures;
import io.netlapse.cli.token.EnrolCommand;
import io.netlapse.cli.token.TokenCommand;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command {@code netlapse}; what it can do are its subcommands, one class each. */
@Command(
    name = "netlapse",
    description = "A time-lapse of every node's network state.",
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      CaptureCommand.class,
      CollectCommand.class,
      DiagnoseCommand.class,
      EnrolCommand.class,
      FactsCommand.class,
      PluginsCommand.class,
      ReplayCommand.class,
      RulesCommand.class,
      TokenCommand.class,
    },
    versionProvider = Netlapse.Version.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    usageHelpAutoWidth = true,
    scope = CommandLine.ScopeType.INHERIT,
    footer = {
      "",
      "The manual is docs/cli.md; an exit status of 2 is always a wrong usage or input."
    })
final class Netlapse {

  private Netlapse() {}

  /** The command line, ready to be executed: it returns the exit status and never throws. */
  static CommandLine commandLine() {
    return new CommandLine(new Netlapse())
        .setExecutionExceptionHandler(Failures::told)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = Netlapse.class.getPackage().getImplementationVersion();
      return new String[] {"netlapse " + Optional.ofNullable(version).orElse("(not from a jar)")};
    }
  }
}
