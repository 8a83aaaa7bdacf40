package io.netlapse.spi.collect;

import java.util.Optional;

/**
 * A way by which captures reach the service. Found through {@link java.util.ServiceLoader}. A
 * collector transports; it does not interpret what it carries, and it changes nothing on a node.
 *
 * <p>The runtime calls {@link #collect} on one thread at a time; a collector that talks to many
 * nodes may use threads of its own and ends them before it returns. {@link Sink} is safe for many
 * threads.
 */
public interface Collector {

  /**
   * The name on the command line and in metrics, lower-case, unique: {@code agent}, {@code upload}.
   */
  String name();

  /** What it does, in a short sentence without full stop. */
  String summary();

  /**
   * Collects once and hands over each capture as soon as it has it.
   *
   * @param settings what the user asked for
   * @param sink where captures go; blocks while the service is behind
   * @throws CollectException if nothing more can be collected; what was handed over stays
   * @throws InterruptedException if the thread was interrupted
   */
  void collect(Settings settings, Sink sink) throws CollectException, InterruptedException;

  /**
   * Watches what it captures, for whoever runs it on a schedule and wants changes at once. Empty
   * for a collector that cannot, which most cannot: so it is unless a collector says otherwise.
   *
   * @param settings what the user asked for
   * @throws CollectException if the settings do not fit
   */
  default Optional<Watch> watch(Settings settings) throws CollectException {
    return Optional.empty();
  }
}
