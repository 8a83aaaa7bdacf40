package io.netlapse.engine.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.diagnostics.ipvs.ForeignAddressOnIpvs;
import io.netlapse.spi.event.Window;
import io.netlapse.spi.fact.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What holds for the findings of any cluster, over generated ones whose every change is known. */
final class FindingHistoryLawTest {

  private static final Fact CAPTURED = TestNode.addressFact("kube-ipvs0", "192.168.50.12/32");
  private static final Fact OWN = TestNode.addressFact("eth0", "192.168.50.12/24");
  private static final Fact OTHER = TestNode.addressFact("eth1", "10.1.0.2/16");
  private static final int END = 600;

  @RepeatedTest(300)
  void windows_containATrueInstantOfTheChange(RepetitionInfo repetition) {
    Truth truth = new Truth(repetition.getCurrentRepetition());

    for (FindingLife life : lives(truth.cluster(Duration.ZERO))) {
      Window appeared = life.appeared();
      if (appeared.after() != null) {
        assertThat(truth.turned(true, appeared)).as("appeared in %s", appeared).isTrue();
      }
      Window gone = life.gone();
      if (gone != null) {
        assertThat(truth.turned(false, gone)).as("gone in %s", gone).isTrue();
      }
    }
  }

  @RepeatedTest(100)
  void lives_doNotDependOnTheOrderOfInput(RepetitionInfo repetition) {
    int seed = repetition.getCurrentRepetition();
    List<NodeLives> cluster = new Truth(seed).cluster(Duration.ZERO);
    List<NodeLives> shuffled = new ArrayList<>();
    for (NodeLives node : cluster) {
      List<SeenLifetime> lifetimes = new ArrayList<>(node.lifetimes());
      Collections.shuffle(lifetimes, new Random(seed));
      shuffled.add(new NodeLives(node.node(), lifetimes, node.looked()));
    }
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(lives(shuffled)).isEqualTo(lives(cluster));
  }

  @RepeatedTest(100)
  void lives_shiftWithTheTimesOfTheirFacts(RepetitionInfo repetition) {
    int seed = repetition.getCurrentRepetition();
    Duration day = Duration.ofDays(1);

    List<Window> now = windows(lives(new Truth(seed).cluster(Duration.ZERO)), day);
    List<Window> later = windows(lives(new Truth(seed).cluster(day)), Duration.ZERO);

    assertThat(later).isEqualTo(now);
  }

  private static List<FindingLife> lives(List<NodeLives> cluster) {
    return FindingHistory.of(new ForeignAddressOnIpvs(), cluster, Belief.OF_ANY_AGE);
  }

  private static List<Window> windows(List<FindingLife> lives, Duration shift) {
    List<Window> windows = new ArrayList<>();
    for (FindingLife life : lives) {
      windows.add(shifted(life.appeared(), shift));
      if (life.gone() != null) {
        windows.add(shifted(life.gone(), shift));
      }
    }
    return windows;
  }

  private static Window shifted(Window window, Duration shift) {
    return new Window(
        window.after() == null ? null : window.after().plus(shift), window.at().plus(shift));
  }

  /**
   * Node a captures an address and lets it go, node b takes it and gives it up, at known minutes.
   * We look at a now and then, at least once between two of its turns, because what comes and goes
   * between two looks is not known to anybody; and at b just before and after each of its turns, so
   * that belief is knowledge.
   */
  private static final class Truth {

    private final SortedSet<Integer> aTurns = new TreeSet<>();
    private final SortedSet<Integer> bTurns = new TreeSet<>();
    private final SortedSet<Integer> aLooks = new TreeSet<>();
    private final SortedSet<Integer> bLooks = new TreeSet<>(List.of(0, END));

    Truth(int seed) {
      Random random = new Random(seed);
      for (int i = 0; i < 16; i++) {
        aLooks.add(random.nextInt(END / 10) * 10);
      }
      aLooks.add(END);
      for (int look : aLooks) {
        if (look != END && random.nextInt(3) == 0) {
          aTurns.add(look + 3);
        }
      }
      for (int i = 0; i < 3; i++) {
        int turn = random.nextInt(END / 10) * 10 + 7;
        bTurns.add(turn);
        bLooks.addAll(List.of(turn - 1, turn + 1));
      }
    }

    List<NodeLives> cluster(Duration shift) {
      StringBuilder seen = new StringBuilder();
      bLooks.forEach(look -> seen.append(look).append("+ "));
      return List.of(
          TestHistory.shifted("a", shift).looks(CAPTURED, looks(aLooks, aTurns)).lives(),
          TestHistory.shifted("b", shift)
              .looks(OTHER, seen.toString().strip())
              .looks(OWN, looks(bLooks, bTurns))
              .lives());
    }

    /** Whether the condition became true, or false, in the window. */
    boolean turned(boolean to, Window window) {
      for (int minute = 1; minute <= END; minute++) {
        boolean inside =
            TestHistory.minute(minute).isAfter(window.after())
                && !TestHistory.minute(minute).isAfter(window.at());
        if (inside && holds(minute) == to && holds(minute - 1) != to) {
          return true;
        }
      }
      return false;
    }

    private boolean holds(int minute) {
      return isOn(aTurns, minute) && isOn(bTurns, minute);
    }

    private static String looks(SortedSet<Integer> looks, SortedSet<Integer> turns) {
      StringBuilder text = new StringBuilder();
      looks.forEach(look -> text.append(look).append(isOn(turns, look) ? "+ " : "- "));
      return text.toString().strip();
    }

    /** Off at first, and turned at each of the minutes. */
    private static boolean isOn(SortedSet<Integer> turns, int minute) {
      return turns.headSet(minute + 1).size() % 2 == 1;
    }
  }
}
