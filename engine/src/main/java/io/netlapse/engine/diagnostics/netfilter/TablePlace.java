package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.spi.netfilter.IptablesBackend;
import io.netlapse.spi.network.IpFamily;

/**
 * Where a table is.
 *
 * @param backend in which of the kernel's packet filters
 * @param family whose packets pass it
 * @param table {@code filter nat mangle raw security}
 */
record TablePlace(IptablesBackend backend, IpFamily family, String table) {

  /** A chain's name, told apart from the one of the other family. */
  String named(String chain) {
    return family == IpFamily.INET ? chain : chain + " (IPv6)";
  }

  /**
   * The command that works on this table: as people know it, which is also all that hosts with an
   * iptables before 1.8 have; and that of the back end where both are in use.
   *
   * @param both whether the node has tables in both
   */
  String program(boolean both) {
    String iptables = family == IpFamily.INET ? "iptables" : "ip6tables";
    return both && backend != IptablesBackend.UNKNOWN
        ? backend.word().replace("iptables", iptables)
        : iptables;
  }
}
