package io.netlapse.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.NodeClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * The law of history, over generated nodes whose every change is known. The repetition is the seed,
 * so that a failure names the node that shows it.
 */
final class HistoryLawTest {

  @RepeatedTest(1000)
  void export_anyOrderAndRepetition_isByteIdentical(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    List<Observation> observations = new TrueHistory(seed).observations();
    String inOrder = NodeHistory.of(observations).export();

    List<Observation> delivered = new ArrayList<>(observations);
    Random random = new Random(seed);
    for (int i = random.nextInt(5); i > 0; i--) {
      delivered.add(observations.get(random.nextInt(observations.size())));
    }
    Collections.shuffle(delivered, random);

    assertThat(NodeHistory.of(delivered).export()).isEqualTo(inOrder);
  }

  @RepeatedTest(1000)
  void windows_ofEveryChange_containTheTrueInstant(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    TrueHistory node = new TrueHistory(seed);

    for (Lifetime lifetime : NodeHistory.of(node.observations()).lifetimes()) {
      Fact fact = lifetime.fact().fact();
      Instant after = lifetime.after();
      if (after != null) {
        assertThat(node.happened(fact, true, after, lifetime.by()))
            .as("%s appeared in %s", fact, lifetime.appeared())
            .isTrue();
      }
      lifetime
          .disappeared()
          .ifPresent(
              gone ->
                  assertThat(node.happened(fact, false, lifetime.lastSeen(), gone.at()))
                      .as("%s gone in %s", fact, gone)
                      .isTrue());
    }
  }

  @RepeatedTest(1000)
  void export_withSnapshotsThatObserveNothing_isTheSame(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    List<Observation> observations = new TrueHistory(seed).observations();
    String without = NodeHistory.of(observations).export();

    List<Observation> more = new ArrayList<>(observations);
    for (Observation observation : observations) {
      Instant between = observation.position().at().plusSeconds(11);
      more.add(new Observation(new Position(between, 0), NodeClock.UNKNOWN, List.of()));
    }

    assertThat(NodeHistory.of(more).export()).isEqualTo(without);
  }

  @RepeatedTest(1000)
  void lifetimes_whatASectionDoesNotCover_itNeverEnds(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    List<Observation> observations = new TrueHistory(seed).observations();

    for (Lifetime lifetime : NodeHistory.of(observations).lifetimes()) {
      Lifetime.Gone gone = lifetime.gone();
      if (gone != null) {
        assertThat(observations)
            .filteredOn(observation -> observation.position().equals(gone.next()))
            .flatExtracting(Observation::looks)
            .anyMatch(look -> look.sight().covers(lifetime.fact()));
      }
    }
  }

  @RepeatedTest(1000)
  void state_atASnapshot_isWhatTheSnapshotShowsWithinItsScope(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    List<Observation> observations = new TrueHistory(seed).observations();
    NodeHistory history = NodeHistory.of(observations);

    for (Observation observation : observations) {
      List<NumberedFact> state = history.stateAt(observation.end());
      for (Lifetime any : history.lifetimes()) {
        NumberedFact fact = any.fact();
        List<Look> covering =
            observation.looks().stream().filter(look -> look.sight().covers(fact)).toList();
        if (!covering.isEmpty() && agree(covering, fact)) {
          boolean seen = covering.getFirst().sight().facts().contains(fact);
          assertThat(state.contains(fact))
              .as("%s at %s", fact, observation.position())
              .isEqualTo(seen);
        }
      }
    }
  }

  @RepeatedTest(1000)
  void runs_insteadOfObservations_giveTheSameHistory(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    List<Observation> observations = repeated(new TrueHistory(seed).observations(), seed);

    String whole = NodeHistory.of(observations).export();

    assertThat(NodeHistory.ofRuns(runs(observations)).export()).isEqualTo(whole);
  }

  @RepeatedTest(300)
  void diff_ofAStateWithItself_isEmpty(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    List<Observation> observations = new TrueHistory(seed).observations();
    List<NumberedFact> state = NodeHistory.of(observations).stateAt(observations.getLast().end());

    assertThat(StateDiff.of(state, state).isEmpty()).isTrue();
  }

  @RepeatedTest(300)
  void changes_betweenTwoStates_leadFromOneToTheOther(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    List<Observation> observations = new TrueHistory(seed).observations();
    NodeHistory history = NodeHistory.of(observations);
    Instant from = observations.getFirst().end();
    Instant to = observations.getLast().end();

    List<NumberedFact> state = new ArrayList<>(history.stateAt(from));
    for (Change change : Changes.of(history.lifetimes())) {
      if (change.shownAt().at().isAfter(from)) {
        Lifetime before = change.before();
        Lifetime after = change.after();
        if (before != null) {
          state.remove(before.fact());
        }
        if (after != null) {
          state.add(after.fact());
        }
      }
    }
    List<NumberedFact> firstSeenLater =
        history.lifetimes().stream()
            .filter(lifetime -> !lifetime.began() && lifetime.first().at().isAfter(from))
            .filter(lifetime -> lifetime.gone() == null)
            .map(Lifetime::fact)
            .toList();
    state.addAll(firstSeenLater);

    assertThat(state).containsExactlyInAnyOrderElementsOf(history.stateAt(to));
  }

  private static boolean agree(List<Look> covering, NumberedFact fact) {
    return covering.stream().map(look -> look.sight().facts().contains(fact)).distinct().count()
        == 1;
  }

  /** Every observation once more, some seconds later, with the same sights: an unchanged node. */
  private static List<Observation> repeated(List<Observation> observations, long seed) {
    Random random = new Random(seed);
    List<Observation> all = new ArrayList<>();
    for (Observation observation : observations) {
      all.add(observation);
      Observation last = observation;
      for (int i = random.nextInt(4); i > 0; i--) {
        last = later(last);
        all.add(last);
      }
    }
    return all;
  }

  private static Observation later(Observation observation) {
    long millis = 500;
    Position position =
        new Position(
            observation.position().at().plusMillis(millis), observation.position().moment());
    NodeClock clock = observation.clock();
    List<Look> looks =
        observation.looks().stream()
            .map(
                look ->
                    new Look(
                        look.begin().plusMillis(millis),
                        look.end().plusMillis(millis),
                        look.sight()))
            .toList();
    return new Observation(position, new NodeClock(clock.bootId(), null, null), looks);
  }

  private static List<Run> runs(List<Observation> observations) {
    List<Run> runs = new ArrayList<>();
    for (Observation observation : observations) {
      Run head = runs.isEmpty() ? null : runs.getLast();
      if (head != null
          && sights(head.last()).equals(sights(observation))
          && ClockSteps.agree(head.last(), observation)) {
        runs.set(runs.size() - 1, new Run(head.first(), observation));
      } else {
        runs.add(Run.of(observation));
      }
    }
    return runs;
  }

  private static List<Sight> sights(Observation observation) {
    return observation.looks().stream().map(Look::sight).toList();
  }

  @RepeatedTest(300)
  void lifetimes_ofAFilteredPasteWithoutTheFact_areTheSame(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    List<Observation> observations = new TrueHistory(seed).observations();
    String without = NodeHistory.of(observations).export();
    Sight nothingShown = Sight.of(Scope.ONLY_SHOWN, List.of());

    List<Observation> more = new ArrayList<>(observations);
    for (Observation observation : observations) {
      Instant between = observation.position().at().plusSeconds(11);
      more.add(new Observation(between, List.of(new Look(between, between, nothingShown))));
    }

    assertThat(NodeHistory.of(more).export()).isEqualTo(without);
  }
}
