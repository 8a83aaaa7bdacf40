package io.netlapse.engine.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.ProbeId;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProbesTest {

  private static final FactKind COLOUR = FactKind.single("colour", "of");

  @Test
  void parser_isFoundByCommandAndByProbe() {
    SectionParser sky = new Stub("sky", COLOUR);
    Probes probes = Probes.of(List.of(new Stub("sea", COLOUR), sky));

    assertThat(probes.parser(Command.parse("/usr/bin/sky -v"))).containsSame(sky);
    assertThat(probes.parser(new ProbeId("sky"))).containsSame(sky);
    assertThat(probes.parser(Command.parse("earth"))).isEmpty();
    assertThat(probes.kind("colour")).contains(COLOUR);
    assertThat(probes.kind("taste")).isEmpty();
  }

  @Test
  void oneProbeOfTwoParsers_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Probes.of(List.of(new Stub("sky", COLOUR), new Stub("sky", COLOUR))))
        .withMessageContaining("both read the probe sky");
  }

  @Test
  void oneKindOfTwoShapes_isRefused() {
    FactKind other = FactKind.multi("colour", "of");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Probes.of(List.of(new Stub("sky", COLOUR), new Stub("sea", other))))
        .withMessageContaining("define the kind colour differently");
  }

  @Test
  void allParsersOfThisModule_goTogether() {
    assertThat(Fixture.probes().all())
        .extracting(parser -> parser.probe().value())
        .contains("ip-route", "ip-rule", "ip-address", "ip-link", "ip-neigh", "route-table");
  }

  /** Reads the output of one program and finds nothing in it. */
  private record Stub(String name, FactKind kind) implements SectionParser {

    @Override
    public ProbeId probe() {
      return new ProbeId(name);
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public List<FactKind> kinds() {
      return List.of(kind);
    }

    @Override
    public boolean reads(Command command) {
      return command.program().equals(name);
    }

    @Override
    public Scope scope(Command command) {
      return Scope.ONLY_SHOWN;
    }

    @Override
    public Reading read(String text, Command command) {
      return Reading.EMPTY;
    }
  }
}
