package io.netlapse.rules.vocabulary;

import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.List;

/** Names that are like a name that nobody knows. */
public final class Nearest {

  private static final int SHOWN = 3;

  /** No name is longer; a longer word is like none of them. */
  private static final int LONGEST = 64;

  private Nearest() {}

  /**
   * What to do about a name that is not known, as words behind a semicolon.
   *
   * @param name the name
   * @param known those that are known
   */
  public static String advice(String name, Collection<String> known) {
    List<String> near = of(name, known);
    return near.isEmpty()
        ? "use one of " + String.join(", ", known.stream().sorted().limit(12).toList())
        : "did you mean %s?".formatted(String.join(" or ", near));
  }

  /** The names that are most like it, the most alike first; empty where none is. */
  static List<String> of(String name, Collection<String> known) {
    int far = Math.max(2, name.length() / 3);
    return known.stream()
        .filter(other -> distance(name, other) <= far || isPart(name, other))
        .sorted(
            comparingInt((String other) -> isPart(name, other) ? 1 : distance(name, other))
                .thenComparingInt(other -> distance(name, other))
                .thenComparing(other -> other))
        .limit(SHOWN)
        .toList();
  }

  /** Whether it is one wrong, missing, added or swapped letter away from a known name. */
  static boolean isSlipOfAny(String name, Collection<String> known) {
    return name.length() > 2 && known.stream().anyMatch(other -> distance(name, other) == 1);
  }

  private static boolean isPart(String name, String other) {
    return name.length() > 3
        && other.length() > 3
        && (other.contains(name) || name.contains(other));
  }

  /** How many letters to change, add, take out or swap with the next (Damerau). */
  private static int distance(String one, String other) {
    if (one.length() > LONGEST || other.length() > LONGEST) {
      return Integer.MAX_VALUE;
    }
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, one, other, i, j);
      }
    }
    return cost[one.length()][other.length()];
  }

  private static int step(int[][] cost, String one, String other, int i, int j) {
    int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
    int least = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + same);
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
