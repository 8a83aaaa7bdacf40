package io.netlapse.engine.diagnostics;

import io.netlapse.engine.history.Lifetime;
import io.netlapse.spi.fact.FactKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From when on two histories of a node differ, kind by kind. */
final class NodeDifference {

  private NodeDifference() {}

  /**
   * The instant behind which they differ, by kind: whatever a rule says of an instant up to it is
   * the same of both, though its observations may reach further in one. A kind of which they say
   * the same is left out.
   */
  static Map<FactKind, Instant> of(NodeStates one, NodeStates other) {
    Set<FactKind> kinds = either(one.kinds(), other.kinds());
    kinds.addAll(either(one.looked(), other.looked()));
    Map<FactKind, Instant> differences = new HashMap<>();
    for (FactKind kind : kinds) {
      Instant lives = lives(one.lives(kind), other.lives(kind));
      Instant looked = looked(one.looked().get(kind), other.looked().get(kind));
      if (lives != null) {
        differences.merge(kind, lives, NodeDifference::earlier);
      }
      if (looked != null) {
        differences.merge(kind, looked, NodeDifference::earlier);
      }
    }
    return differences;
  }

  /** The kinds of which one or the other says something. */
  static Set<FactKind> either(Map<FactKind, ?> one, Map<FactKind, ?> other) {
    Set<FactKind> kinds = new HashSet<>(one.keySet());
    kinds.addAll(other.keySet());
    return kinds;
  }

  /** Two histories of a kind, each in order; what they share is mostly the very same object. */
  @SuppressWarnings("ReferenceEquality")
  static @Nullable Instant lives(KindLives one, KindLives other) {
    List<SeenLifetime> ones = one.lives();
    List<SeenLifetime> others = other.lives();
    Instant first = null;
    int i = 0;
    int j = 0;
    while (one != other && i < ones.size() && j < others.size()) {
      if (ones.get(i) == others.get(j)) {
        i++;
        j++;
        continue;
      }
      Lifetime left = ones.get(i).lifetime();
      Lifetime right = others.get(j).lifetime();
      int order = left.compareTo(right);
      if (order == 0 && !left.equals(right)) {
        first = earlier(first, parting(left, right));
      } else if (order != 0) {
        first = earlier(first, begin(order < 0 ? left : right));
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    for (; one != other && i < ones.size(); i++) {
      first = earlier(first, begin(ones.get(i).lifetime()));
    }
    for (; one != other && j < others.size(); j++) {
      first = earlier(first, begin(others.get(j).lifetime()));
    }
    return first;
  }

  /** From where on a lifetime matters: before its first look nobody knows, unless one denies it. */
  private static Instant begin(Lifetime life) {
    return life.prev() == null ? Instant.MIN : life.prev().at();
  }

  /** Where two histories of one lifetime part: at the end, where only the end is another. */
  private static Instant parting(Lifetime one, Lifetime other) {
    boolean sameBegin =
        Objects.equals(one.prev(), other.prev())
            && Objects.equals(one.after(), other.after())
            && one.by().equals(other.by());
    if (!sameBegin) {
      return earlier(begin(one), begin(other));
    }
    if (one.gone() == null || other.gone() == null) {
      return one.gone() == null ? other.last().at() : one.last().at();
    }
    return earlier(one.last().at(), other.last().at());
  }

  private static @Nullable Instant looked(@Nullable Looked one, @Nullable Looked other) {
    if (one == null || other == null) {
      return before(one == null ? other : one);
    }
    if (one.equals(other)) {
      return null;
    }
    return one.first().equals(other.first())
        ? earlier(one.last(), other.last())
        : before(one.first().isBefore(other.first()) ? one : other);
  }

  /** At the first look itself the kind was looked at. */
  private static @Nullable Instant before(@Nullable Looked looked) {
    return looked == null ? null : before(looked.first());
  }

  /** The last instant before another one. */
  static Instant before(Instant instant) {
    return instant.minusNanos(1);
  }

  /** The earlier of two instants of which one may be lacking. */
  static Instant earlier(@Nullable Instant one, Instant other) {
    return one == null || other.isBefore(one) ? other : one;
  }
}
