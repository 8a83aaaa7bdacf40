package io.netlapse.plugins.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.spi.collect.Changes;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import io.netlapse.spi.collect.Sink;
import io.netlapse.spi.collect.Watch;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.ReadingFailure;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Parsers and rules that answer nonsense: nothing rests on it. */
final class GuardedTest {

  private static final FactKind VPN = FactKind.single("vpn", "name");
  private static final Command COMMAND = Command.parse("acme-vpn status");
  private static final NodeId NODE = new NodeId("lab", "n1");
  private static final Fact UP = Fact.of(VPN, Map.of("name", "a", "state", "up"));

  private static final Settings NOTHING_ASKED = new Settings(List.of(), Map.of());

  private final List<Fault> faults = new ArrayList<>();
  private final Guard guard =
      new Guard("acme", GuardedTest.class.getClassLoader(), Limits.DEFAULT, faults::add);

  static Stream<Arguments> nonsense() {
    Fact foreign = Fact.of(FactKind.single("route", "dst"), Map.of("dst", "default"));
    return Stream.of(
        Arguments.of(reading(() -> null), "NullPointerException"),
        Arguments.of(
            reading(
                () -> {
                  throw new ArithmeticException("/ by zero");
                }),
            "/ by zero"),
        Arguments.of(
            reading(() -> new Reading(List.of(), List.of(new Span(0, 99)))),
            "it says 0..99 of a text of 2 characters"),
        Arguments.of(
            reading(
                () -> new Reading(List.of(new Reading.Read(foreign, new Span(0, 2))), List.of())),
            "a fact of the kind route, which the parser does not declare"));
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void parser_thatAnswersNonsense_hasReadNothing(Supplier<Reading> reading, String why) {
    GuardedParser parser = new GuardedParser(new Parser(reading), guard);
    assertThat(parser.reads(COMMAND)).isTrue();
    assertThatThrownBy(() -> parser.read("up", COMMAND))
        .isInstanceOf(ReadingFailure.class)
        .hasMessageContaining("The plug-in acme: the parser of acme-vpn failed (")
        .hasMessageContaining(why);
    assertThat(faults).hasSize(1);
  }

  @Test
  void parser_thatReads_isHandedOn() {
    Reading reading = new Reading(List.of(new Reading.Read(UP, new Span(0, 2))), List.of());
    assertThat(new GuardedParser(new Parser(() -> reading), guard).read("up", COMMAND))
        .isEqualTo(reading);
  }

  @Test
  void collector_thatWatches_isLetWatch() throws Exception {
    Watch watch = new Watching();

    assertThat(new GuardedCollector(new Watcher(() -> watch), guard).watch(NOTHING_ASKED))
        .containsSame(watch);
    assertThatThrownBy(
            () ->
                new GuardedCollector(
                        new Watcher(
                            () -> {
                              throw new IllegalStateException("no netlink");
                            }),
                        guard)
                    .watch(NOTHING_ASKED))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("'watcher'")
        .hasMessageContaining("no netlink");
  }

  private record Watcher(Supplier<Watch> watch) implements Collector {

    @Override
    public String name() {
      return "watcher";
    }

    @Override
    public String summary() {
      return "watches";
    }

    @Override
    public void collect(Settings settings, Sink sink) {}

    @Override
    public Optional<Watch> watch(Settings settings) {
      return Optional.of(watch.get());
    }
  }

  private record Watching() implements Watch {

    @Override
    public Settings afterChange() {
      return NOTHING_ASKED;
    }

    @Override
    public void run(Changes changes) {}
  }

  static Stream<Arguments> wrongOutcomes() {
    return Stream.of(
        Arguments.of(outcomes(() -> null), "NullPointerException"),
        Arguments.of(
            outcomes(() -> List.of(finding("a", NODE), finding("a", NODE))),
            "two findings about 'a'"),
        Arguments.of(
            outcomes(() -> List.of(finding("a", new NodeId("lab", "elsewhere")))),
            "evidence of lab/elsewhere, which nobody asked about"),
        Arguments.of(outcomes(() -> List.of(finding("a\0b", NODE))), "a text with U+0000"),
        Arguments.of(
            outcomes(() -> List.of(finding("a".repeat(70_000), NODE))),
            "a text of 70000 characters"));
  }

  @ParameterizedTest
  @MethodSource("wrongOutcomes")
  void rule_thatAnswersNonsense_saysThatItDoesNotKnow(
      Supplier<List<Outcome>> outcomes, String why) {
    assertThat(examine(outcomes))
        .containsExactly(
            new Outcome.Unknown(null, "an answer of this plug-in's rule, which failed"));
    assertThat(faults)
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).contains("the rule acme-down", why));
  }

  @Test
  void rule_thatFinds_isHandedOn() {
    List<Outcome> found = List.of(finding("a", NODE), finding("b", NODE));
    assertThat(examine(() -> found)).isEqualTo(found);
    assertThat(faults).isEmpty();
  }

  private List<Outcome> examine(Supplier<List<Outcome>> outcomes) {
    NodeView node = new Node();
    return new GuardedRule(new Rule(outcomes), guard).examine(node, new ClusterView(List.of(node)));
  }

  private static Supplier<Reading> reading(Supplier<Reading> reading) {
    return reading;
  }

  private static Supplier<List<Outcome>> outcomes(Supplier<List<Outcome>> outcomes) {
    return outcomes;
  }

  private static Outcome finding(String subject, NodeId witness) {
    return new Outcome.Finding(
        subject,
        Severity.WARNING,
        "the VPN is down",
        "It is.",
        List.of(new Evidence(witness, new ProbeId("acme-vpn"), 1, "a down")),
        List.of("acme-vpn status"),
        new Remedy(List.of("acme-vpn up a"), "none", "acme-vpn down a", "none"));
  }

  private record Parser(Supplier<Reading> reading) implements SectionParser {

    @Override
    public ProbeId probe() {
      return new ProbeId("acme-vpn");
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public List<FactKind> kinds() {
      return List.of(VPN);
    }

    @Override
    public boolean reads(Command command) {
      return command.equals(COMMAND);
    }

    @Override
    public Scope scope(Command command) {
      return Scope.ONLY_SHOWN;
    }

    @Override
    public Reading read(String text, Command command) {
      return reading.get();
    }
  }

  private record Rule(Supplier<List<Outcome>> outcomes) implements Diagnostic {

    @Override
    public RuleInfo info() {
      return new RuleInfo(
          "acme-down", "The VPN is down", Severity.WARNING, List.of(VPN), List.of(), List.of());
    }

    @Override
    public List<Outcome> examine(NodeView node, ClusterView cluster) {
      return outcomes.get();
    }
  }

  private static final class Node implements NodeView {

    @Override
    public NodeId id() {
      return NODE;
    }

    @Override
    public List<SeenFact> facts(FactKind kind) {
      return List.of();
    }

    @Override
    public boolean lookedAt(FactKind kind) {
      return true;
    }
  }
}
