package io.netlapse.engine.facts.nftables;

import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.nftables.NftChain;
import io.netlapse.spi.nftables.NftChainOrder;
import io.netlapse.spi.nftables.NftDetail;
import io.netlapse.spi.nftables.NftElement;
import io.netlapse.spi.nftables.NftObject;
import io.netlapse.spi.nftables.NftRule;
import io.netlapse.spi.nftables.NftRuleJson;
import io.netlapse.spi.nftables.NftSet;
import io.netlapse.spi.nftables.NftTable;
import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a command of {@code nft} lists (nft(8)).
 *
 * @param json whether as JSON
 * @param terse whether without the elements of sets
 * @param what {@code ruleset}, {@code table}, {@code chains}...
 * @param where what is behind it: family, table, name, as far as told
 */
record NftCommand(boolean json, boolean terse, String what, List<String> where) {

  private static final Set<String> FAMILIES =
      Set.of("ip", "ip6", "inet", "arp", "bridge", "netdev");
  private static final String SHORT = "anspjty";
  private static final Map<String, Character> LONG =
      Map.of(
          "--handle", 'a',
          "--numeric", 'n',
          "--stateless", 's',
          "--numeric-protocol", 'p',
          "--json", 'j',
          "--terse", 't',
          "--numeric-priority", 'y');
  private static final List<FactKind> ALL =
      List.of(
          NftTable.KIND,
          NftChain.KIND,
          NftDetail.KIND,
          NftRule.KIND,
          NftRuleJson.KIND,
          NftChainOrder.KIND,
          NftSet.KIND,
          NftElement.KIND,
          NftObject.KIND,
          ServicePort.KIND);

  /**
   * Reads a command; empty where it lists nothing, and where it asks for names instead of numbers
   * ({@code -S -N -u}), with which no other listing could be compared.
   */
  static Optional<NftCommand> of(Command command) {
    if (!command.program().equals("nft")) {
      return Optional.empty();
    }
    TreeSet<Character> options = new TreeSet<>();
    List<String> words = new ArrayList<>();
    for (String word : command.arguments()) {
      if (!word.startsWith("-") || word.length() < 2) {
        // As nft itself, words may come as one.
        words.addAll(List.of(word.strip().split("\\s+")));
      } else if (!option(word, options)) {
        return Optional.empty();
      }
    }
    if (words.size() < 2 || !words.getFirst().equals("list")) {
      return Optional.empty();
    }
    return Optional.of(
        new NftCommand(
            options.contains('j'),
            options.contains('t'),
            words.get(1),
            List.copyOf(words.subList(2, words.size()))));
  }

  private static boolean option(String word, Set<Character> options) {
    Character meant = LONG.get(word);
    if (meant != null) {
      options.add(meant);
      return true;
    }
    for (int i = 1; i < word.length(); i++) {
      if (SHORT.indexOf(word.charAt(i)) < 0) {
        return false;
      }
      options.add(word.charAt(i));
    }
    return !word.startsWith("--");
  }

  /** The sets of facts that the whole output of this could have shown. */
  Scope scope() {
    TreeMap<String, String> named = new TreeMap<>();
    boolean family = !where.isEmpty() && FAMILIES.contains(where.getFirst());
    List<String> names = where.subList(family ? 1 : 0, where.size());
    boolean many = what.endsWith("s") || what.equals("ruleset");
    if (family) {
      named.put("family", where.getFirst());
    } else if (!many) {
      // What nft takes where no family is told.
      named.put("family", "ip");
    }
    int expected = many ? 0 : what.equals("table") ? 1 : 2;
    if (names.size() != expected) {
      return Scope.ONLY_SHOWN;
    }
    if (!names.isEmpty()) {
      named.put("table", names.getFirst());
    }
    return switch (what) {
      case "ruleset", "table" -> all(named);
      case "tables" -> Scope.of(Coverage.where(NftTable.KIND, named));
      case "chains" -> Scope.of(Coverage.where(NftChain.KIND, named));
      case "chain" -> chain(with(named, "chain", names.get(1)));
      case "sets" -> Scope.of(Coverage.where(NftSet.KIND, with(named, "shape", "set")));
      case "maps" -> Scope.of(Coverage.where(NftSet.KIND, with(named, "shape", "map")));
      case "set", "map" -> set(with(named, "set", names.get(1)));
      default -> Scope.ONLY_SHOWN;
    };
  }

  private Scope all(Map<String, String> named) {
    TreeSet<Coverage> covered = new TreeSet<>();
    for (FactKind kind : ALL) {
      boolean elements = kind.equals(NftElement.KIND) || kind.equals(ServicePort.KIND);
      boolean hidden =
          (elements && terse)
              || (json ? kind.equals(NftDetail.KIND) : kind.equals(NftRuleJson.KIND));
      if (kind.equals(ServicePort.KIND)) {
        Optional<Map<String, String>> where = services(named);
        where.filter(w -> !hidden).ifPresent(w -> covered.add(Coverage.where(kind, w)));
      } else if (!hidden) {
        covered.add(Coverage.where(kind, named));
      }
    }
    return new Scope(covered);
  }

  /** Which service ports stand in the named tables; empty for none. */
  private static Optional<Map<String, String>> services(Map<String, String> named) {
    TreeMap<String, String> where = new TreeMap<>();
    where.put("backend", ServicePort.Backend.NFTABLES.word());
    String family = named.getOrDefault("family", "");
    if (!named.getOrDefault("table", "kube-proxy").equals("kube-proxy")
        || !List.of("", "ip", "ip6").contains(family)) {
      return Optional.empty();
    }
    if (!family.isEmpty()) {
      where.put("family", family.equals("ip") ? "inet" : "inet6");
    }
    return Optional.of(where);
  }

  private Scope chain(Map<String, String> chain) {
    TreeSet<Coverage> covered = new TreeSet<>();
    covered.add(Coverage.where(NftChain.KIND, chain));
    covered.add(Coverage.where(NftRule.KIND, chain));
    covered.add(Coverage.where(NftChainOrder.KIND, chain));
    if (json) {
      covered.add(Coverage.where(NftRuleJson.KIND, chain));
    }
    return new Scope(covered);
  }

  private Scope set(Map<String, String> set) {
    return terse
        ? Scope.of(Coverage.where(NftSet.KIND, set))
        : Scope.of(Coverage.where(NftSet.KIND, set), Coverage.where(NftElement.KIND, set));
  }

  private static Map<String, String> with(Map<String, String> named, String name, String value) {
    TreeMap<String, String> more = new TreeMap<>(named);
    more.put(name, value);
    return more;
  }
}
