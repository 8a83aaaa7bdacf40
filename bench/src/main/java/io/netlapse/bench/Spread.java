package io.netlapse.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The median of several measurements of one thing, with the least and the greatest. */
record Spread(double median, double least, double greatest) {

  /**
   * Of at least one.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  static <T> Spread of(List<T> measured, ToDoubleFunction<T> value) {
    List<Double> sorted = measured.stream().map(value::applyAsDouble).sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(median, sorted.getFirst(), sorted.getLast());
  }

  /** With so many digits behind the point. */
  String text(int digits) {
    String number = "%." + digits + "f";
    return String.format(
        Locale.ROOT, number + "  (" + number + " to " + number + ")", median, least, greatest);
  }
}
