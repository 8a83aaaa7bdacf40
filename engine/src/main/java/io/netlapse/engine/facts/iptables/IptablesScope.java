package io.netlapse.engine.facts.iptables;

import io.netlapse.engine.facts.iptables.RulesetFacts.Shown;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.netfilter.IptablesBackend;
import io.netlapse.spi.netfilter.IptablesChain;
import io.netlapse.spi.netfilter.IptablesOrder;
import io.netlapse.spi.netfilter.IptablesRule;
import io.netlapse.spi.netfilter.ServiceMasquerade;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an output in the words of iptables-save could have shown. */
final class IptablesScope {

  private IptablesScope() {}

  /**
   * By what a command names.
   *
   * @param table null for all
   * @param chain null for all
   */
  static Scope of(Shown shown, Place place, @Nullable String table, @Nullable String chain) {
    if (shown == Shown.LINES) {
      return Scope.ONLY_SHOWN;
    }
    Map<String, String> where = where(place);
    TreeSet<Coverage> covered = new TreeSet<>();
    if (table == null) {
      covered.add(Coverage.where(ServicePort.KIND, where));
      covered.add(Coverage.where(ServiceMasquerade.KIND, where));
    } else {
      where.put("table", table);
    }
    if (chain != null) {
      where.put("chain", chain);
    }
    for (FactKind kind : Set.of(IptablesChain.KIND, IptablesRule.KIND, IptablesOrder.KIND)) {
      covered.add(Coverage.where(kind, where));
    }
    return new Scope(covered);
  }

  static Map<String, String> where(Place place) {
    Map<String, String> where = new TreeMap<>();
    where.put("backend", place.backend().word());
    where.put("family", place.family().word());
    return where;
  }

  /**
   * Whose tables an output shows: as its program's name tells, else as its facts do; null where
   * they tell of several.
   */
  static @Nullable Place shown(Place place, Reading reading) {
    Set<String> told =
        reading.facts().stream()
            .filter(read -> read.fact().field("backend").isPresent())
            .map(read -> read.fact().field("backend", "") + " " + read.fact().field("family", ""))
            .collect(Collectors.toSet());
    if (told.isEmpty()) {
      return place;
    }
    String[] words = told.iterator().next().split(" ", -1);
    boolean one = told.size() == 1 && words[1].equals(place.family().word());
    return one ? new Place(IptablesBackend.ofWord(words[0]), place.family()) : null;
  }
}
