package io.netlapse.cli.facts;

import io.netlapse.cli.plugins.PluginOptions;
import io.netlapse.cli.terminal.CommandFailure;
import io.netlapse.cli.terminal.OutputFormat;
import io.netlapse.cli.terminal.Terminal;
import io.netlapse.diagnose.outputs.InputException;
import io.netlapse.diagnose.outputs.Inputs;
import io.netlapse.engine.facts.Probes;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what every line of outputs that lie here says, and which lines nobody read. */
@Command(
    name = "facts",
    description = "Prints the facts that outputs say, and the lines that nobody reads.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:everything named was read", "2:something named could not be read"})
public final class FactsCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "A bundle; a folder NODE.ANYTHING.txt, best with commands.txt; a tree NODE/FILE.txt, best"
              + " with commands.tsv; a sosreport; any of them as tar or zip, with gzip or xz; a"
              + " file as it stood on a terminal; - for standard input.")
  private List<Path> paths = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text for people (default), json for programs.")
  private OutputFormat format = OutputFormat.TEXT;

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() {
    Probes probes = Probes.of(plugins.parts().parsers());
    Inputs inputs = inputs(probes);
    List<ReadOutput> outputs = new OutputReader(probes).read(inputs);
    PrintStream out = Terminal.utf8();
    switch (format) {
      case JSON -> out.println(FactsJson.of(outputs, inputs.leftOut()).indented());
      case TEXT -> out.print(FactsText.of(outputs, inputs.leftOut()));
    }
    out.flush();
    return 0;
  }

  private Inputs inputs(Probes probes) {
    try {
      return Inputs.read(paths, null, probes);
    } catch (InputException e) {
      throw CommandFailure.of(2, e);
    }
  }
}
