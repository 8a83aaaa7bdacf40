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

  /** The command that shows this table, as people know it. */
  String iptables() {
    return family == IpFamily.INET ? "iptables" : "ip6tables";
  }

  /** The command that works on this table's back end, should the node have both. */
  String program() {
    return backend == IptablesBackend.UNKNOWN
        ? iptables()
        : backend.word().replace("iptables", iptables());
  }
}
