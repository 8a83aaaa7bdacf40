package io.netlapse.spi.calico;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a filter of BGP (projectcalico.org/v3 BGPFilter). The first rule that matches decides;
 * what none matches is accepted.
 *
 * @param filter the filter's name
 * @param direction {@code export} or {@code import}
 * @param family {@code inet} or {@code inet6}
 * @param place its place among the rules of the direction and family, from 0
 * @param action {@code Accept} or {@code Reject}
 * @param operator how the prefix is compared: {@code Equal}, {@code NotEqual}, {@code In}, {@code
 *     NotIn}; null where no prefix is
 * @param cidr the prefix; null for every one
 * @param source {@code RemotePeers} for routes that came from peers alone; null for any
 */
public record CalicoBgpFilterRule(
    String filter,
    String direction,
    String family,
    int place,
    String action,
    @Nullable String operator,
    @Nullable String cidr,
    @Nullable String source) {

  /**
   * One value a place. Fields: filter, direction, family, place, action, operator, cidr, source.
   */
  public static final FactKind KIND =
      FactKind.single("calico-bgp-filter", "filter", "direction", "family", "place");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("filter", filter)
        .with("direction", direction)
        .with("family", family)
        .with("place", place)
        .with("action", action)
        .with("operator", operator)
        .with("cidr", cidr)
        .with("source", source)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static CalicoBgpFilterRule of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new CalicoBgpFilterRule(
        Fields.text(fact, "filter"),
        Fields.text(fact, "direction"),
        Fields.text(fact, "family"),
        Fields.number(fact, "place"),
        Fields.text(fact, "action"),
        Fields.textOrNull(fact, "operator"),
        Fields.textOrNull(fact, "cidr"),
        Fields.textOrNull(fact, "source"));
  }
}
