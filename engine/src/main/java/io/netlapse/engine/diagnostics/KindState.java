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
    List<SeenFact> certain,
    List<SeenFact> possible,
    List<SeenFact> believed,
    List<SeenFact> doubted,
    boolean isDoubtful) {

  static final KindState NONE = new KindState(List.of(), List.of(), List.of(), List.of(), false);

  /** The state at an instant, by lifetimes that are in order. */
  static KindState of(List<SeenLifetime> lives, Instant instant, Belief belief) {
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
    return settled
        ? new KindState(certain, certain, certain, certain, false)
        : new KindState(certain, possible, believed, doubted, true);
  }

  /** Whether nobody can know of some fact of the kind. */
  boolean isUncertain() {
    return certain.size() != possible.size();
  }
}
