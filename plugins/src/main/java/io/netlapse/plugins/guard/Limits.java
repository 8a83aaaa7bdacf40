package io.netlapse.plugins.guard;

import java.time.Duration;

/**
 * How long plug-ins may take.
 *
 * @param call reading an output, examining a node, telling of a finding, and whatever a plug-in
 *     does while it is loaded
 * @param collection one run of a collector over all its targets
 */
public record Limits(Duration call, Duration collection) {

  /** Ten seconds, and an hour: what is slower hangs. */
  public static final Limits DEFAULT = new Limits(Duration.ofSeconds(10), Duration.ofHours(1));

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException if one is not positive; the message is a clause
   */
  public Limits {
    if (!call.isPositive() || !collection.isPositive()) {
      throw new IllegalArgumentException("a plug-in needs more time than none");
    }
  }
}
