package io.netlapse.collectors.ssh.node;

import java.time.Duration;
import java.util.List;

/**
 * One node to capture.
 *
 * @param node its name in the cluster
 * @param hop the node itself
 * @param jumps the hosts on the way there, the nearest first; empty where it is reached directly
 * @param run how the script runs there
 * @param connectTimeout for each host on the way: until one is logged in there
 * @param timeout for all of it, from the first connection to the end of the bundle
 */
public record Target(
    String node, Hop hop, List<Hop> jumps, Run run, Duration connectTimeout, Duration timeout) {

  /** Copies the list. */
  public Target {
    jumps = List.copyOf(jumps);
  }

  /** The name and the address, for a message. */
  public String source() {
    return "%s (%s)".formatted(node, hop.address());
  }
}
