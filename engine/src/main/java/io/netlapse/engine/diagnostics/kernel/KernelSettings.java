package io.netlapse.engine.diagnostics.kernel;

import static java.util.stream.Collectors.toMap;

import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.kernel.Sysctl;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a running kernel, by name.
 *
 * @param byName each setting with the line that shows it
 */
public record KernelSettings(Map<String, SeenFact> byName) {

  /** Copies the map. */
  public KernelSettings {
    byName = Map.copyOf(byName);
  }

  /** Those that a node shows. */
  public static KernelSettings of(NodeView node) {
    return new KernelSettings(
        node.facts(Sysctl.KIND).stream()
            .collect(
                toMap(seen -> Sysctl.of(seen.fact()).name(), seen -> seen, (one, same) -> one)));
  }

  /** A setting with its line, if it was shown. */
  public Optional<SeenFact> shown(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** A setting with its line, if it was shown and has this value. */
  public Optional<SeenFact> shown(String name, String value) {
    return shown(name).filter(seen -> value.equals(Sysctl.of(seen.fact()).value()));
  }

  /** The value of a setting that is one number; empty where it was not shown or is none. */
  public Optional<Long> number(String name) {
    return shown(name)
        .map(seen -> Sysctl.of(seen.fact()).value())
        .filter(value -> value.matches("-?\\d{1,18}"))
        .map(Long::valueOf);
  }

  /** Every setting that was shown, with its line. */
  public Collection<SeenFact> all() {
    return byName.values();
  }
}
