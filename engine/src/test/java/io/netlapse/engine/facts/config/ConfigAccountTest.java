package io.netlapse.engine.facts.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.config.CniNetwork;
import io.netlapse.spi.config.CniPlugin;
import io.netlapse.spi.config.ConfigSetting;
import io.netlapse.spi.config.KeepalivedAddress;
import io.netlapse.spi.config.KeepalivedInstance;
import io.netlapse.spi.config.LinkManager;
import io.netlapse.spi.config.ModuleLoad;
import io.netlapse.spi.config.NetworkConnection;
import io.netlapse.spi.config.RoutingTableName;
import io.netlapse.spi.config.SysctlSetting;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every parser of configuration, on whole output and on what is damaged. */
final class ConfigAccountTest {

  private static final int MUTANTS = 300;
  private static final String STRAY = "\n\\ {}[]\",:;=#/-9a\0'|";

  static List<ConfigSample> samples() {
    return ConfigSample.all();
  }

  static List<ConfigSample> files() {
    return samples().stream().filter(sample -> sample.parser() instanceof FilesParser).toList();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void wholeOutput_isReadToTheLastLine(ConfigSample sample) {
    Parsed parsed = Parsed.by(sample.parser(), sample.command(), sample.text());

    assertThat(parsed.facts()).isNotEmpty();
    assertThat(parsed.unread()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void command_isItsParsersOwn(ConfigSample sample) {
    assertThat(sample.parser().reads(Command.parse(sample.command()))).isTrue();
    assertThat(sample.parser().reads(Command.parse("cat /etc/passwd"))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void filteredCommand_deniesNothing(ConfigSample sample) {
    assertThat(sample.parser().scope(Command.parse(sample.command() + " | head")).coverages())
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void plantedSecrets_becomeNoFact(ConfigSample sample) {
    assertThat(Parsed.by(sample.parser(), sample.command(), sample.text()).facts())
        .noneMatch(fact -> fact.contains("planted"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void facts_readAsRecords_areTheSameAgain(ConfigSample sample) {
    Reading reading = sample.parser().read(sample.text(), Command.parse(sample.command()));

    for (Reading.Read read : reading.facts()) {
      assertThat(sample.parser().kinds()).contains(read.fact().kind());
      assertThat(again(read.fact())).isEqualTo(read.fact());
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void damagedOutput_isAccountedForLineByLine(ConfigSample sample) {
    FilesParser parser = (FilesParser) sample.parser();
    Random random = new Random(sample.text().hashCode());
    for (int i = 0; i < MUTANTS; i++) {
      String text = mutant(sample.text(), random);
      ReadingDraft draft = new ReadingDraft();

      parser.parse(text, Command.parse(sample.command()), draft);

      assertThat(forgotten(text, draft)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void damagedOutput_isReadWithoutFailing(ConfigSample sample) {
    Random random = new Random(sample.text().hashCode());
    for (int i = 0; i < MUTANTS; i++) {
      String text = mutant(sample.text(), random);

      Reading reading = sample.parser().read(text, Command.parse(sample.command()));

      assertThat(reading.unread()).allMatch(span -> span.end() <= text.length()).isSorted();
    }
  }

  private static List<String> forgotten(String text, ReadingDraft draft) {
    List<Span> accounted = draft.accounted();
    return Line.of(text).stream()
        .filter(
            line ->
                accounted.stream()
                    .noneMatch(span -> span.start() < line.end() && line.start() < span.end()))
        .map(Line::content)
        .toList();
  }

  private static String mutant(String text, Random random) {
    StringBuilder mutant = new StringBuilder(text);
    for (int i = 1 + random.nextInt(4); i > 0 && !mutant.isEmpty(); i--) {
      int from = random.nextInt(mutant.length());
      int to = Math.min(mutant.length(), from + 1 + random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> mutant.delete(from, to);
        case 1 -> mutant.insert(from, mutant.substring(from, to));
        case 2 -> mutant.setCharAt(from, STRAY.charAt(random.nextInt(STRAY.length())));
        default -> mutant.setLength(from);
      }
    }
    return mutant.toString();
  }

  private static Fact again(Fact fact) {
    return switch (fact.kind().name()) {
      case "config" -> ConfigSetting.of(fact).toFact();
      case "cni-network" -> CniNetwork.of(fact).toFact();
      case "cni-plugin" -> CniPlugin.of(fact).toFact();
      case "rt-table" -> RoutingTableName.of(fact).toFact();
      case "keepalived-instance" -> KeepalivedInstance.of(fact).toFact();
      case "keepalived-address" -> KeepalivedAddress.of(fact).toFact();
      case "sysctl-config" -> SysctlSetting.of(fact).toFact();
      case "module-load" -> ModuleLoad.of(fact).toFact();
      case "link-manager" -> LinkManager.of(fact).toFact();
      case "nm-connection" -> NetworkConnection.of(fact).toFact();
      default -> throw new AssertionError("a kind without a record: " + fact);
    };
  }
}
