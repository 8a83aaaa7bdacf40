package io.netlapse.spi.bird;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A route in a table of BIRD ({@code show route}), without the time since when.
 *
 * @param daemon {@code bird}, or {@code bird6} for the IPv6 daemon of BIRD 1.x
 * @param table its table; {@code master} of BIRD 1.x unless told
 * @param prefix the destination in canonical form
 * @param type {@code unicast}, {@code blackhole}, {@code unreachable}, {@code prohibit}
 * @param protocol the instance that brought it
 * @param hops {@code via ADDRESS on DEVICE} or {@code dev DEVICE}, with {@code weight}, in order,
 *     joined by commas; null for none
 * @param from the router that told it; null for the next hop
 * @param preferred whether it is the chosen one of its destination
 * @param metric preference and metric, such as {@code 100/0}
 * @param note what stands behind, such as {@code AS64512i}
 */
public record BirdRoute(
    String daemon,
    String table,
    String prefix,
    String type,
    String protocol,
    @Nullable String hops,
    @Nullable String from,
    boolean preferred,
    @Nullable String metric,
    @Nullable String note) {

  /** Fields: daemon, table, prefix, type, protocol, hops, from, preferred, metric, note. */
  public static final FactKind KIND =
      FactKind.multi("bird-route", "daemon", "table", "prefix", "protocol");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("daemon", daemon)
        .with("table", table)
        .with("prefix", prefix)
        .with("type", type)
        .with("protocol", protocol)
        .with("hops", hops)
        .with("from", from)
        .with("preferred", preferred)
        .with("metric", metric)
        .with("note", note)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static BirdRoute of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new BirdRoute(
        Fields.text(fact, "daemon"),
        Fields.text(fact, "table"),
        Fields.text(fact, "prefix"),
        Fields.text(fact, "type"),
        Fields.text(fact, "protocol"),
        Fields.textOrNull(fact, "hops"),
        Fields.textOrNull(fact, "from"),
        Boolean.parseBoolean(Fields.text(fact, "preferred")),
        Fields.textOrNull(fact, "metric"),
        Fields.textOrNull(fact, "note"));
  }
}
