package io.netlapse.service.diff;

import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.service.shape.FactShape;
import java.util.List;

/**
 * What differs between two states.
 *
 * @param left the one
 * @param right the other
 * @param onlyLeft facts of the left only, by canonical form
 * @param onlyRight facts of the right only, by canonical form
 * @param replaced facts of one natural key that differ, in the order of the left
 * @param unknown kinds of facts that only one side was ever asked for: nothing is said of them
 */
@Serdeable
record DiffAnswer(
    DiffSide left,
    DiffSide right,
    List<FactShape> onlyLeft,
    List<FactShape> onlyRight,
    List<Pair> replaced,
    List<String> unknown) {

  /** A fact of the left and the one that stands in its place on the right. */
  @Serdeable
  record Pair(FactShape before, FactShape after) {}
}
