package io.netlapse.spi.kernel;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A tracked connection (conntrack(8)). No listing denies it: entries come and go at every look.
 * Timeouts and counters are no part of it.
 *
 * @param family {@code inet} or {@code inet6}
 * @param protocol {@code tcp}, {@code udp}, {@code icmp} ..., or a number
 * @param state of TCP, SCTP and DCCP, such as {@code ESTABLISHED}; null for others
 * @param original the words of the first packet: {@code src=10.0.0.1 dst=10.96.0.10 sport=57400
 *     dport=53}
 * @param reply the words of what is expected in return
 * @param flags {@code ASSURED}, {@code UNREPLIED}, {@code OFFLOAD}, in order, joined by {@code ,};
 *     null for none
 * @param attributes {@code mark=16384 zone=2 ...} where they are not 0, in order of the names; null
 *     for none
 */
public record ConntrackEntry(
    String family,
    String protocol,
    @Nullable String state,
    String original,
    String reply,
    @Nullable String flags,
    @Nullable String attributes) {

  /** Fields: family, protocol, state, original, reply, flags, attributes. */
  public static final FactKind KIND =
      FactKind.multi("conntrack-entry", "family", "protocol", "original");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("family", family)
        .with("protocol", protocol)
        .with("state", state)
        .with("original", original)
        .with("reply", reply)
        .with("flags", flags)
        .with("attributes", attributes)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static ConntrackEntry of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new ConntrackEntry(
        Fields.text(fact, "family"),
        Fields.text(fact, "protocol"),
        Fields.textOrNull(fact, "state"),
        Fields.text(fact, "original"),
        Fields.text(fact, "reply"),
        Fields.textOrNull(fact, "flags"),
        Fields.textOrNull(fact, "attributes"));
  }
}
