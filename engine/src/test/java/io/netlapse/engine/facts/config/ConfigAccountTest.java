package io.netlapse.engine.facts.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.FactViews;
import io.netlapse.engine.facts.LineAccount;
import io.netlapse.engine.facts.Parsed;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every parser of configuration, on whole output and on what is damaged. */
final class ConfigAccountTest {

  static List<ConfigSample> samples() {
    return ConfigSample.all();
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
      assertThat(FactViews.again(read.fact())).contains(read.fact());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyLine_isAFactOrUnderstood(ConfigSample sample) {
    ReadingDraft draft = sample.parser().draft(sample.text(), Command.parse(sample.command()));

    assertThat(LineAccount.forgotten(sample.text(), draft)).isEmpty();
  }
}
