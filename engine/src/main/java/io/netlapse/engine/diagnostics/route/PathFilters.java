package io.netlapse.engine.diagnostics.route;

import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.kernel.Sysctl;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The settings {@code net.ipv4.conf.*.rp_filter} of a node (ip-sysctl): 0 off, 1 strict, 2 loose.
 * For a device the greater of its own and that of {@code all} counts.
 *
 * @param byDevice the settings by device, {@code all} and {@code default} among them
 */
record PathFilters(NavigableMap<String, SeenFact> byDevice) {

  private static final String VARIABLE = "net.ipv4.conf.*.rp_filter";

  static PathFilters of(NodeView node) {
    NavigableMap<String, SeenFact> byDevice = new TreeMap<>();
    for (SeenFact seen : node.facts(Sysctl.KIND)) {
      Sysctl sysctl = Sysctl.of(seen.fact());
      String dev = sysctl.dev();
      if (dev != null && VARIABLE.equals(sysctl.variable())) {
        byDevice.put(dev, seen);
      }
    }
    return new PathFilters(byDevice);
  }

  boolean isEmpty() {
    return byDevice.isEmpty();
  }

  /** The devices that there are settings of. */
  List<String> devices() {
    return byDevice.keySet().stream()
        .filter(dev -> !dev.equals("all") && !dev.equals("default"))
        .toList();
  }

  /** What counts for a device, 0 where nothing is known. */
  int effective(String dev) {
    return Math.max(value("all"), value(dev));
  }

  /** The lines that say so: the device's own and, if there is one, that of all. */
  List<Evidence> lines(String dev) {
    return Stream.of(dev, "all")
        .flatMap(name -> Stream.ofNullable(byDevice.get(name)))
        .map(SeenFact::evidence)
        .toList();
  }

  private int value(String dev) {
    SeenFact seen = byDevice.get(dev);
    String value = seen == null ? null : Sysctl.of(seen.fact()).value();
    return value != null && value.matches("[0-2]") ? Integer.parseInt(value) : 0;
  }
}
