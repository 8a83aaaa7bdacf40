package io.netlapse.engine.facts.iptables;

import static java.util.stream.Collectors.toCollection;

import io.netlapse.spi.fact.Reading.Read;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.kubernetes.ServicePort.Backend;
import io.netlapse.spi.kubernetes.ServicePort.Kind;
import io.netlapse.spi.kubernetes.ServicePort.Policy;
import io.netlapse.spi.network.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells what kube-proxy made of Services: one fact for each address and port, whose lines are those
 * of its chains as well. Rules and chains of another form are left for others to tell. Not safe for
 * many threads.
 */
final class ServicePorts {

  /**
   * How many times, on average, a line may stand under facts: a Service has some addresses, of
   * which each has all endpoints. Without a bound, a text could be made that takes the square of
   * its size.
   */
  private static final int GENEROUS = 32;

  private final Place place;
  private final @Nullable TableDraft nat;
  private final @Nullable TableDraft filter;
  private final Masquerades masquerades = new Masquerades();
  private final List<Read> facts = new ArrayList<>();
  private long budget;

  /**
   * Of the tables of one family in one back end.
   *
   * @param nat null where it was not shown whole
   * @param filter null where it was not shown whole
   */
  ServicePorts(Place place, @Nullable TableDraft nat, @Nullable TableDraft filter) {
    this.place = place;
    this.nat = nat;
    this.filter = filter;
    this.budget = (long) GENEROUS * ((nat == null ? 0 : nat.size()) + 1);
  }

  /**
   * Tells them, and marks what stands under them.
   *
   * @param whole whether a table that is null is not there at all
   */
  List<Read> read(boolean whole) {
    Refusals refusals = Refusals.of(filter);
    if (nat != null) {
      GeneratedChains chains = new GeneratedChains(nat);
      fronts(nat).forEach(front -> forward(front, chains, refusals));
    }
    for (Refusals.Refusal refusal : refusals.rest()) {
      if (nat != null || whole || !refusal.local()) {
        refuse(refusal);
      }
    }
    facts.addAll(masquerades.facts(place));
    return facts;
  }

  private static Iterable<ServiceFront> fronts(TableDraft nat) {
    Map<ServiceFront.Key, ServiceFront> fronts = new LinkedHashMap<>();
    nat.rules("KUBE-SERVICES").forEach(rule -> add(fronts, rule, ServiceFront.ofAddress(rule)));
    nat.rules("KUBE-NODEPORTS").forEach(rule -> add(fronts, rule, ServiceFront.ofNodePort(rule)));
    return fronts.values();
  }

  private static void add(
      Map<ServiceFront.Key, ServiceFront> fronts,
      RuleDraft rule,
      ServiceFront.@Nullable Match match) {
    if (match != null) {
      fronts
          .computeIfAbsent(match.key(), key -> new ServiceFront(key, match.name()))
          .add(rule, match);
    }
  }

  private void forward(ServiceFront front, GeneratedChains chains, Refusals refusals) {
    String target = front.target();
    Way way = target == null ? null : chains.way(target).orElse(null);
    if (way == null || !fits(way, front)) {
      return;
    }
    budget -= front.rules().size() + way.size();
    if (budget < 0) {
      return;
    }
    List<Span> spans = new ArrayList<>();
    tell(front.rules(), spans);
    tell(refusals.take(front.key()), spans);
    for (ChainDraft chain : way.chains()) {
      chain.tell();
      chain.spans(spans);
    }
    if (front.key().kind() == Kind.CLUSTER) {
      front.rules().forEach(masquerades::add);
      way.masquerades().forEach(masquerades::add);
    }
    tell(front.key(), front.name(), way, spans);
  }

  private static boolean fits(Way way, ServiceFront front) {
    return way.protocol() == null || way.protocol().equals(front.key().protocol());
  }

  private void refuse(Refusals.Refusal refusal) {
    List<Span> spans = new ArrayList<>();
    tell(refusal.rules(), spans);
    Way way = Way.nowhere(refusal.local() ? Policy.LOCAL : null, List.of());
    tell(refusal.key(), refusal.name(), way, spans);
  }

  private static void tell(List<RuleDraft> rules, List<Span> spans) {
    for (RuleDraft rule : rules) {
      rule.tell();
      spans.add(rule.span());
    }
  }

  private void tell(ServiceFront.Key key, String name, Way way, List<Span> spans) {
    IpAddress address = key.address();
    // The rule that lets a node reach itself by this address is no source that was asked for.
    String own = address == null ? "/" : address.text() + "/" + address.family().bits();
    ServicePort port =
        new ServicePort(
            backend(),
            place.family(),
            key.protocol(),
            address,
            key.port(),
            key.kind(),
            name,
            way.policy(),
            way.affinity(),
            way.sources().stream()
                .filter(source -> !source.equals(own))
                .collect(toCollection(TreeSet::new)),
            way.endpoints());
    facts.add(new Read(port.toFact(), spans.stream().distinct().sorted().toList()));
  }

  private Backend backend() {
    return switch (place.backend()) {
      case LEGACY -> Backend.IPTABLES_LEGACY;
      case NFT -> Backend.IPTABLES_NFT;
      case UNKNOWN -> Backend.IPTABLES;
    };
  }
}
