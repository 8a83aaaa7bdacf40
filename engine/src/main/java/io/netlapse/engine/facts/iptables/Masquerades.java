package io.netlapse.engine.facts.iptables;

import io.netlapse.spi.fact.Reading.Read;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.netfilter.ServiceMasquerade;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whose packets to cluster addresses are masqueraded, by the rules that say so. */
final class Masquerades {

  private final SortedMap<String, List<Span>> spans = new TreeMap<>();

  /** Takes a rule that does so; of any other, nothing. */
  void add(RuleDraft rule) {
    if (rule.spec().target().equals("KUBE-MARK-MASQ")) {
      spans.computeIfAbsent(chosen(rule.phrase()), _ -> new ArrayList<>()).add(rule.span());
    }
  }

  /** {@code ! -s 10.244.0.0/16} or {@code ! -i cni0}, which stand before and behind the address. */
  private static String chosen(Phrase phrase) {
    if (phrase.take("! -s ")) {
      return "! -s " + phrase.word();
    }
    if (phrase.take("-d ")) {
      String _ = phrase.word();
    }
    return phrase.take(" ! -i ") || phrase.take("! -i ") ? "! -i " + phrase.word() : "all";
  }

  List<Read> facts(Place place) {
    return spans.entrySet().stream()
        .map(
            entry ->
                new Read(
                    new ServiceMasquerade(place.backend(), place.family(), entry.getKey()).toFact(),
                    entry.getValue()))
        .toList();
  }
}
