package io.netlapse.engine.diagnostics;

import java.time.Instant;
import java.util.Set;

/**
 * What changed of a node for a rule that examines other ones.
 *
 * @param from the instant behind which it is seen otherwise
 * @param isNew whether nothing was known of it before, not even that it is there: then rules may
 *     lack what it would have told of any earlier instant
 * @param concernsAll whether every other node is concerned: it is new, or was silent at other times
 * @param subjects the subjects in which it plays a part, or did; empty where the rule names none
 */
record OutsideChange(Instant from, boolean isNew, boolean concernsAll, Set<String> subjects) {

  OutsideChange {
    subjects = Set.copyOf(subjects);
  }
}
