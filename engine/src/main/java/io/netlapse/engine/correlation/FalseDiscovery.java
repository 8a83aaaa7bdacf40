package io.netlapse.engine.correlation;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who looks at forty sorts of events finds two that chance alone links to the change. The rate of
 * such false discoveries among all that look as good is what to go by (Y. Benjamini and Y.
 * Hochberg, 1995).
 */
final class FalseDiscovery {

  private FalseDiscovery() {}

  /** The rate for each exposure that a test says something about. */
  static Map<Exposure, Double> rates(Collection<Suspicion> suspicions) {
    Set<Exposure> tested = new LinkedHashSet<>();
    for (Suspicion suspicion : suspicions) {
      if (suspicion.order() != Order.AFTER && suspicion.exposure().chance().isPresent()) {
        tested.add(suspicion.exposure());
      }
    }
    List<Exposure> rising = new ArrayList<>(tested);
    rising.sort(comparingDouble(exposure -> exposure.chance().orElse(1.0)));
    Map<Exposure, Double> rates = new HashMap<>();
    double rate = 1;
    for (int rank = rising.size(); rank >= 1; rank--) {
      Exposure exposure = rising.get(rank - 1);
      rate = Math.min(rate, exposure.chance().orElse(1.0) * rising.size() / rank);
      rates.put(exposure, rate);
    }
    return rates;
  }
}
