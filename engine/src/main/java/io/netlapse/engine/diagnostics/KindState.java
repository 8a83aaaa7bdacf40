package io.netlapse.engine.diagnostics;

import io.netlapse.spi.diagnose.SeenFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The facts of one kind that a node may have had at one instant, each list by canonical form.
 *
 * @param certain those that it had, whatever happened between our looks
 * @param possible those and the ones of which nobody can know
 * @param believed those that the latest look showed
 * @param doubted the same with every doubtful one turned round
 * @param isDoubtful whether the latest look may no longer show what is
 */
record KindState(
    FactList certain, FactList possible, FactList believed, FactList doubted, boolean isDoubtful) {

  static final KindState NONE = settled(FactList.NONE);

  private static KindState settled(FactList facts) {
    return new KindState(facts, facts, facts, facts, false);
  }

  /**
   * The state at an instant.
   *
   * @param lives in order
   * @param before another state of the kind, of which most is the same
   */
  static KindState of(List<SeenLifetime> lives, Instant instant, Belief belief, KindState before) {
    List<SeenFact> certain = new ArrayList<>(lives.size());
    List<SeenFact> possible = new ArrayList<>();
    List<SeenFact> believed = new ArrayList<>();
    List<SeenFact> doubted = new ArrayList<>();
    boolean settled = true;
    for (SeenLifetime life : lives) {
      boolean uncertain = life.uncertainAt(instant);
      boolean held = belief.holds(life, instant);
      if (settled && (uncertain || held != life.stateAt(instant))) {
        settled = false;
        possible.addAll(certain);
        believed.addAll(certain);
        doubted.addAll(certain);
      }
      if (settled) {
        if (held) {
          certain.add(life.seen());
        }
        continue;
      }
      SeenFact seen = life.seen();
      if (!uncertain && life.stateAt(instant)) {
        certain.add(seen);
      }
      if (uncertain || life.stateAt(instant)) {
        possible.add(seen);
      }
      if (held) {
        believed.add(seen);
      }
      if (held != belief.isDoubtful(life, instant)) {
        doubted.add(seen);
      }
    }
    FactList known = before.certain;
    FactList sure = FactList.of(certain, known);
    return settled
        ? settled(sure)
        : new KindState(
            sure,
            FactList.of(possible, known),
            FactList.of(believed, known),
            FactList.of(doubted, known),
            true);
  }

  /** Whether nobody can know of some fact of the kind. */
  boolean isUncertain() {
    return certain.size() != possible.size();
  }
}
