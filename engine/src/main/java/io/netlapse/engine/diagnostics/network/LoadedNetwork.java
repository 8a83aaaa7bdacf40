package io.netlapse.engine.diagnostics.network;

import static java.util.Comparator.comparing;

import io.netlapse.spi.config.CniNetwork;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import java.util.Optional;

/** The CNI configuration that a container engine takes: of several the first by name. */
final class LoadedNetwork {

  private LoadedNetwork() {}

  /** The {@link CniNetwork} of it, among those that were shown. */
  static Optional<SeenFact> of(NodeView node) {
    return node.facts(CniNetwork.KIND).stream()
        .filter(seen -> CniNetwork.isLoaded(CniNetwork.of(seen.fact()).file()))
        .filter(seen -> CniNetwork.of(seen.fact()).name() != null)
        .min(comparing(seen -> CniNetwork.of(seen.fact()), CniNetwork.BY_PRECEDENCE));
  }
}
