package io.netlapse.rules.language;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one number stands to another. */
public enum Relation {
  /** Less than. */
  BELOW,
  /** Less than or equal to. */
  AT_MOST,
  /** Greater than. */
  ABOVE,
  /** Greater than or equal to. */
  AT_LEAST;

  /** Whether it holds; never of what is no number. */
  boolean holds(@Nullable List<Long> one, @Nullable List<Long> other) {
    return one != null && other != null && admits(Numbers.compare(one, other));
  }

  private boolean admits(int order) {
    return switch (this) {
      case BELOW -> order < 0;
      case AT_MOST -> order <= 0;
      case ABOVE -> order > 0;
      case AT_LEAST -> order >= 0;
    };
  }
}
