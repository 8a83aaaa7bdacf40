package io.netlapse.cli.diagnose;

import io.netlapse.cli.plugins.PluginOptions;
import io.netlapse.cli.rules.WrittenRules;
import io.netlapse.cli.terminal.CommandFailure;
import io.netlapse.cli.terminal.Terminal;
import io.netlapse.diagnose.outputs.InputException;
import io.netlapse.diagnose.outputs.Inputs;
import io.netlapse.diagnose.report.Diagnosed;
import io.netlapse.diagnose.report.DiagnosedJson;
import io.netlapse.diagnose.report.DiagnosedMarkdown;
import io.netlapse.diagnose.report.DiagnosedText;
import io.netlapse.diagnose.report.Diagnosing;
import io.netlapse.engine.facts.Probes;
import io.netlapse.plugins.Parts;
import io.netlapse.spi.diagnose.Diagnostic;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what is wrong with nodes whose outputs lie here. */
@Command(
    name = "diagnose",
    description = "Says what is wrong with nodes whose outputs lie here; needs no service.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:no rule found anything",
      "1:there are findings",
      "2:something named could not be read"
    })
public final class DiagnoseCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "A bundle; a folder NODE.ANYTHING.txt, best with commands.txt; a tree NODE/FILE.txt, best"
              + " with commands.tsv; a sosreport; any of them as tar or zip, with gzip or xz; a"
              + " file as it stood on a terminal; - for standard input. All of them are one"
              + " cluster.")
  private List<Path> paths = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text for people (default), json for programs, markdown for tickets.")
  private DiagnoseFormat format = DiagnoseFormat.TEXT;

  @Option(
      names = "--rules",
      paramLabel = "PATH",
      description =
          "A file of rules written in YAML, or a folder of such, to be asked beside those of"
              + " netlapse (docs/rules/writing.md); may be given several times.")
  private List<Path> rules = List.of();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description =
          "When the outputs of folders that do not tell were taken (RFC 3339); by default when the"
              + " folder was last changed.")
  private @Nullable String at;

  @Mixin private PluginOptions plugins = new PluginOptions();

  @Override
  public Integer call() {
    Diagnosed diagnosed = diagnosed();
    PrintStream out = Terminal.utf8();
    switch (format) {
      case JSON -> out.println(DiagnosedJson.of(diagnosed).indented());
      case MARKDOWN -> out.print(DiagnosedMarkdown.of(diagnosed));
      case TEXT -> out.print(DiagnosedText.of(diagnosed, Terminal.style()));
    }
    out.flush();
    return diagnosed.findings().isEmpty() ? 0 : 1;
  }

  private Diagnosed diagnosed() {
    Parts parts = plugins.parts();
    List<Diagnostic> asked = new ArrayList<>(parts.rules());
    asked.addAll(WrittenRules.read(rules, parts));
    Diagnosing diagnosing = new Diagnosing(Probes.of(parts.parsers()), asked);
    try {
      return diagnosing.diagnose(Inputs.read(paths, instant(at), diagnosing.probes()));
    } catch (InputException e) {
      throw CommandFailure.of(2, e);
    }
  }

  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new CommandFailure(
          2, "--at is no RFC 3339 time; write it as 2026-11-21T11:40:00Z: " + text);
    }
  }
}
