package io.netlapse.engine.diagnostics.loadbalancer;

import io.netlapse.spi.diagnose.Remedy;
import java.util.List;

/** The way out of a traffic policy that leaves clients without an answer. */
final class ServesAll {

  private static final String PATCH =
      "kubectl patch service %s -p '{\"spec\":{\"externalTrafficPolicy\":\"%s\"}}'";

  private ServesAll() {}

  /**
   * Every node serves, with endpoints wherever they are.
   *
   * @param service as kubectl is told it: {@code -n NAMESPACE NAME}
   * @param lasting how to make it last, or what to do in its place
   */
  static Remedy remedy(String service, String lasting) {
    return new Remedy(
        List.of(PATCH.formatted(service, "Cluster")),
        lasting,
        PATCH.formatted(service, "Local"),
        "With the policy Cluster endpoints no longer see the clients' addresses.");
  }
}
