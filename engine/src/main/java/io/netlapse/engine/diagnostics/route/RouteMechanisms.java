package io.netlapse.engine.diagnostics.route;

import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.event.EventKind;
import java.util.List;
import java.util.stream.Stream;

/** How events reach a node's routes: through those who write them, and those who flush them. */
final class RouteMechanisms {

  /** What can take routes away that a network plug-in made, the likeliest first. */
  static final List<Mechanism> FLUSHING =
      Stream.of("NetworkManager", "systemd-networkd", "networking", "systemd")
          .flatMap(
              manager ->
                  Stream.of(EventKind.RESTART, EventKind.UPGRADE)
                      .map(
                          kind ->
                              new Mechanism(
                                  kind,
                                  manager,
                                  "a manager of the host's network that starts can take away routes"
                                      + " that it did not make")))
          .toList();

  /** What can leave routes of yesterday, or write wrong ones. */
  static final List<Mechanism> LEAVING =
      Stream.of("flanneld", "calico-node", "bird", "cilium-agent", "kube-router")
          .flatMap(
              agent ->
                  Stream.of(EventKind.RESTART, EventKind.START, EventKind.UPGRADE)
                      .map(
                          kind ->
                              new Mechanism(
                                  kind,
                                  agent,
                                  "the agent writes the routes to pods when it starts, and does not"
                                      + " take away those of an earlier network")))
          .toList();

  private RouteMechanisms() {}

  /** Both, those that take away first. */
  static List<Mechanism> all() {
    return Stream.concat(FLUSHING.stream(), LEAVING.stream()).toList();
  }
}
