package io.netlapse.cli.kernel;

import java.util.List;

/** A kernel on which an empty network can be had. */
interface Lab {

  /**
   * What makes an empty network ready: an address is usable at once, and no device gives itself one
   * that depends on chance.
   */
  String PREPARATION =
      "cd /proc/sys/net/ipv6/conf && for d in all default lo; do echo 0 >$d/accept_dad; done"
          + " && echo 1 >default/addr_gen_mode && ip link set lo up";

  /**
   * Waits until the kernel shows a network twice as the same: devices that were just made come up
   * when it finds time for it.
   */
  String SETTLING =
      "before=; until now=$({ ip -o link; ip route show table all; } | sed 's/ expires.*//')"
          + " && [ \"$now\" = \"$before\" ]; do before=$now; sleep 1; done";

  /** The probes of which the facts of {@code ip} come. */
  String PROBES =
      "ip-route,ip-route-json,ip-route6,ip-route6-json,ip-rule,ip-rule6"
          + ",ip-address,ip-link,ip-neigh";

  /**
   * Makes a network in an empty namespace, and captures it.
   *
   * @param network commands of {@code ip}, without that word, that make it; those that the kernel
   *     refuses do nothing
   * @return what it looks like then
   */
  Looked look(List<String> network);

  /** The machine's own kernel. */
  static Lab ofThisMachine() {
    Kernel.requireNamespaces();
    return network -> {
      try (NetworkNamespace namespace = NetworkNamespace.create()) {
        namespace.tryIp(network);
        namespace.shell(SETTLING);
        return Looked.at(namespace.capture("node-1", "--only", PROBES));
      }
    };
  }
}
