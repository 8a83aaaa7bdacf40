package io.netlapse.spi.bird;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * How a protocol of BIRD goes with a table, as {@code show protocols all} tells it; without the
 * counts of routes, and without its state, which is that of the protocol.
 *
 * @param daemon {@code bird}, or {@code bird6} for the IPv6 daemon of BIRD 1.x
 * @param protocol the name of the protocol's instance, such as {@code Mesh_10_0_0_2}
 * @param channel {@code ipv4}, {@code ipv6} and so on; of BIRD 1.x that of the daemon
 * @param table the table; null of BIRD 1.x, where the protocol tells it
 * @param preference of its routes; null where not told
 * @param input the filter of what comes from the protocol; null where not told
 * @param output the filter of what goes to it; null where not told
 */
public record BirdChannel(
    String daemon,
    String protocol,
    String channel,
    @Nullable String table,
    @Nullable Integer preference,
    @Nullable String input,
    @Nullable String output) {

  /** One value at a time. Fields: daemon, protocol, channel, table, preference, input, output. */
  public static final FactKind KIND =
      FactKind.single("bird-channel", "daemon", "protocol", "channel");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("daemon", daemon)
        .with("protocol", protocol)
        .with("channel", channel)
        .with("table", table)
        .with("preference", preference)
        .with("input", input)
        .with("output", output)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static BirdChannel of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new BirdChannel(
        Fields.text(fact, "daemon"),
        Fields.text(fact, "protocol"),
        Fields.text(fact, "channel"),
        Fields.textOrNull(fact, "table"),
        Fields.numberOrNull(fact, "preference"),
        Fields.textOrNull(fact, "input"),
        Fields.textOrNull(fact, "output"));
  }
}
