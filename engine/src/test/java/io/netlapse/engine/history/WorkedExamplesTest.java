package io.netlapse.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.event.Window;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.NodeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked examples of the algebra that concern one node; times in minutes. */
final class WorkedExamplesTest {

  private static final FactKind ROUTE = FactKind.multi("route", "dst");
  private static final FactKind SYSCTL = FactKind.single("sysctl", "name");
  private static final Fact F = Fact.of(ROUTE, Map.of("dst", "192.0.2.96/32"));
  private static final Scope ALL = Scope.of(Coverage.all(ROUTE));

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1  | 0- 5- 10+ 15+ 20-       | (5,10] gone (15,20]
          2  | 0+ 5+                   | (..,0]
          3  | 0- 5? 10+               | (0,10]
          4  | 0+ 5? 10+               | (..,0]
          5  | 0+ 5? 10-               | (..,0] gone (0,10]
          6a | 0- 10+ 20+              | (0,10]
          6b | 0- 10+ 20+ 5+           | (0,5]
          7a | 0+ 10+ 20+              | (..,0]
          7b | 0+ 10+ 20+ 15-          | (..,0] gone (10,15], (15,20]
          8  | 0+ 10- 20+ 10+          | (..,0]
          9a | 0- 5s 10-               | (0,5] gone (5,10]
          9b | 0- 5? 10-               | ''
          11 | 5+ 5+ 5+                | (..,5]
          """)
  void lifetimes_ofOneFact_areAsWritten(String number, String looks, String expected) {
    List<Observation> observations = new ArrayList<>();
    for (String look : looks.split(" ")) {
      observations.add(observation(look));
    }

    assertThat(told(observations)).as(number).isEqualTo(expected);
    Collections.reverse(observations);
    assertThat(told(observations)).as(number + " delivered backwards").isEqualTo(expected);
  }

  @Test
  void lifetimes_twoCommandsOfOneMomentDisagree_seen() {
    Look text = new Look(at(0), at(0), Sight.of(ALL, List.of(F)));
    Look json = new Look(at(0), at(0), Sight.of(ALL, List.of()));

    assertThat(told(List.of(new Observation(at(0), List.of(text, json))))).isEqualTo("(..,0]");
  }

  @Test
  void lifetimes_singleKeyShownThroughFilter_replacesTheOtherValue() {
    Fact one = Fact.of(SYSCTL, Map.of("name", "ip_forward", "value", "1"));
    Fact zero = Fact.of(SYSCTL, Map.of("name", "ip_forward", "value", "0"));
    List<Observation> observations =
        List.of(seen(0, Scope.of(Coverage.all(SYSCTL)), one), seen(5, Scope.ONLY_SHOWN, zero));

    List<Change> changes = Changes.of(NodeHistory.of(observations).lifetimes());

    assertThat(changes).hasSize(1);
    assertThat(changes.getFirst()).isInstanceOf(Change.Replaced.class);
    assertThat(changes.getFirst().window()).isEqualTo(new Window(at(0), at(5)));
  }

  @Test
  void lifetimes_sectionThatTakesTime_boundsFromItsEnd() {
    Observation before = new Observation(at(5), List.of(look(5, 0, 0)));
    Observation during = new Observation(at(10), List.of(look(10, 5, 8, F)));

    Lifetime lifetime = NodeHistory.of(List.of(before, during)).lifetimes().getFirst();

    assertThat(lifetime.appeared()).isEqualTo(new Window(at(5), at(10).plusSeconds(8)));
  }

  @Test
  void lifetimes_goneWhileSectionsTookTime_windowReachesFromBeginToEnd() {
    Observation before = new Observation(at(5), List.of(look(5, 1, 3, F)));
    Observation during = new Observation(at(10), List.of(look(10, 5, 8)));

    Lifetime lifetime = NodeHistory.of(List.of(before, during)).lifetimes().getFirst();

    assertThat(lifetime.disappeared())
        .contains(new Window(at(5).plusSeconds(1), at(10).plusSeconds(8)));
  }

  @Test
  void lifetimes_ofCapturesThatOverlap_haveWindowsOverBoth() {
    Observation late = new Observation(at(5), List.of(look(5, 50, 55)));
    Observation early = new Observation(at(5).plusSeconds(10), List.of(look(5, 10, 12, F)));
    Observation gone = new Observation(at(5).plusSeconds(20), List.of(look(5, 2, 5)));

    Lifetime lifetime = NodeHistory.of(List.of(late, early, gone)).lifetimes().getFirst();

    assertThat(lifetime.appeared())
        .isEqualTo(new Window(at(5).plusSeconds(12), at(5).plusSeconds(50)));
    assertThat(lifetime.disappeared())
        .contains(new Window(at(5).plusSeconds(5), at(5).plusSeconds(10)));
  }

  @Test
  void lifetimes_sameCommandAskedAgain_isLaterMoment() {
    List<Observation> moments =
        Moments.of(
            at(0),
            NodeClock.UNKNOWN,
            List.of(
                new Asked("ip route", at(0), at(0), Sight.of(ALL, List.of(F))),
                new Asked("ip route", at(0), at(0), Sight.of(ALL, List.of()))));

    assertThat(moments).hasSize(2);
    assertThat(told(moments)).isEqualTo("(..,0] gone (0,0]");
  }

  @Test
  void lifetimes_equalFactsAtOnce_areNumbered() {
    List<Observation> observations = List.of(seen(0, ALL, F, F), seen(5, ALL, F));

    List<Lifetime> lifetimes = NodeHistory.of(observations).lifetimes();

    assertThat(lifetimes)
        .extracting(Lifetime::fact)
        .extracting(NumberedFact::occurrence)
        .containsExactly(1, 2);
    assertThat(lifetimes.get(0).gone()).isNull();
    assertThat(lifetimes.get(1).disappeared()).contains(new Window(at(0), at(5)));
  }

  @Test
  void windows_nextToClockStep_widenOverIt() {
    List<Observation> observations =
        List.of(ticking(0, 100), ticking(5, 105), ticking(60, 110, F), ticking(65, 115, F));

    NodeHistory history = NodeHistory.of(observations);

    assertThat(history.clockSteps())
        .containsExactly(new Position(at(5), 0), new Position(at(60), 0));
    assertThat(history.lifetimes().getFirst().appeared()).isEqualTo(new Window(at(0), at(65)));
  }

  private static Observation ticking(int minute, int uptimeMinutes, Fact... facts) {
    NodeClock clock = new NodeClock("boot", Duration.ofMinutes(uptimeMinutes), null);
    Look look = new Look(at(minute), at(minute), Sight.of(ALL, List.of(facts)));
    return new Observation(new Position(at(minute), 0), clock, List.of(look));
  }

  private static Observation observation(String text) {
    int minute = Integer.parseInt(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case '+' -> seen(minute, ALL, F);
      case '-' -> seen(minute, ALL);
      case 's' -> seen(minute, Scope.ONLY_SHOWN, F);
      case '?' -> new Observation(at(minute), List.of());
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static Observation seen(int minute, Scope scope, Fact... facts) {
    Look look = new Look(at(minute), at(minute), Sight.of(scope, List.of(facts)));
    return new Observation(at(minute), List.of(look));
  }

  private static Look look(int minute, int beginSecond, int endSecond, Fact... facts) {
    return new Look(
        at(minute).plusSeconds(beginSecond),
        at(minute).plusSeconds(endSecond),
        Sight.of(ALL, List.of(facts)));
  }

  private static String told(List<Observation> observations) {
    return NodeHistory.of(observations).lifetimes().stream()
        .map(WorkedExamplesTest::told)
        .reduce((one, other) -> one + ", " + other)
        .orElse("");
  }

  private static String told(Lifetime lifetime) {
    String appeared = told(lifetime.appeared());
    return lifetime.disappeared().map(gone -> appeared + " gone " + told(gone)).orElse(appeared);
  }

  private static String told(Window window) {
    return "(" + minute(window.after()) + "," + minute(window.at()) + "]";
  }

  private static String minute(@Nullable Instant instant) {
    return instant == null
        ? ".."
        : String.valueOf(Duration.between(Instant.EPOCH, instant).toMinutes());
  }

  private static Instant at(int minute) {
    return Instant.EPOCH.plus(Duration.ofMinutes(minute));
  }
}
