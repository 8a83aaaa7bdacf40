package io.netlapse.engine.facts.bridge;

import java.util.Optional;

/**
 * One VLAN or a run of them, as {@code 5} or {@code 5-9}.
 *
 * @param first the first, 1 to 4095
 * @param last the last, not before the first
 */
record VlanRange(int first, int last) {

  private static final int HIGHEST = 4095;

  static Optional<VlanRange> of(String word) {
    int dash = word.indexOf('-');
    int first = number(dash < 0 ? word : word.substring(0, dash));
    int last = dash < 0 ? first : number(word.substring(dash + 1));
    return of(first, last);
  }

  static Optional<VlanRange> of(int first, int last) {
    return first < 1 || last < first || last > HIGHEST
        ? Optional.empty()
        : Optional.of(new VlanRange(first, last));
  }

  /** The number, or 0 for no number of a VLAN. */
  static int number(String word) {
    boolean fits = !word.isEmpty() && word.length() <= 4;
    return fits && word.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(word) : 0;
  }

  /** How many VLANs it is. */
  int size() {
    return last - first + 1;
  }
}
