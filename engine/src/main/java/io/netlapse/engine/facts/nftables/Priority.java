package io.netlapse.engine.facts.nftables;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The priority of a base chain, which nft(8) writes by name where one lies near. */
final class Priority {

  private static final Map<String, Integer> NAMES =
      Map.of(
          "raw", -300, "mangle", -150, "dstnat", -100, "filter", 0, "security", 50, "srcnat", 100);
  private static final Map<String, Integer> BRIDGE_NAMES =
      Map.of("dstnat", -300, "filter", -200, "out", 100, "srcnat", 300);

  private Priority() {}

  /**
   * The number of a priority.
   *
   * @param family that of the table: names mean something else in {@code bridge}
   * @param words such as {@code -100}, {@code dstnat}, {@code mangle - 5}
   */
  static OptionalInt of(String family, List<String> words) {
    if (words.isEmpty()) {
      return OptionalInt.empty();
    }
    Map<String, Integer> names = family.equals("bridge") ? BRIDGE_NAMES : NAMES;
    Integer named = names.get(words.getFirst());
    OptionalInt base = named == null ? integer(words.getFirst()) : OptionalInt.of(named);
    if (words.size() == 1 || base.isEmpty()) {
      return base;
    }
    OptionalInt offset = words.size() == 3 ? integer(words.get(2)) : OptionalInt.empty();
    if (offset.isEmpty() || !List.of("+", "-").contains(words.get(1))) {
      return OptionalInt.empty();
    }
    int sign = words.get(1).equals("-") ? -1 : 1;
    return OptionalInt.of(base.getAsInt() + sign * offset.getAsInt());
  }

  private static OptionalInt integer(String word) {
    try {
      return OptionalInt.of(Integer.parseInt(word));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }
}
