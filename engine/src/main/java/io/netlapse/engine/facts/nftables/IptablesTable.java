package io.netlapse.engine.facts.nftables;

import io.netlapse.engine.facts.nftables.Blocks.TableBlock;
import java.util.Set;

/**
 * Knows the tables of iptables-nft, which nft shows with holes. The warning that nft prints of them
 * goes to standard error, so they are known by how they look: iptables' names of tables, with
 * iptables' names of built-in chains, in capitals.
 */
final class IptablesTable {

  private static final Set<String> FAMILIES = Set.of("ip", "ip6", "arp", "bridge");
  private static final Set<String> NAMES =
      Set.of("filter", "nat", "mangle", "raw", "security", "broute");
  private static final Set<String> CHAINS =
      Set.of("PREROUTING", "INPUT", "FORWARD", "OUTPUT", "POSTROUTING", "BROUTING");

  private IptablesTable() {}

  static boolean is(TableBlock table) {
    return FAMILIES.contains(table.family)
        && NAMES.contains(table.name)
        && table.chains().stream().anyMatch(chain -> isBuiltIn(chain.name) || isForeign(chain));
  }

  private static boolean isBuiltIn(String chain) {
    return CHAINS.contains(chain);
  }

  private static boolean isForeign(Blocks.ChainBlock chain) {
    return chain.rules.stream().anyMatch(RuleText::isForeign);
  }
}
