package io.netlapse.spi.bird;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What the two ends of an established BGP session of BIRD agreed on, told by {@code show protocols
 * all}.
 *
 * @param daemon {@code bird}, or {@code bird6} for the IPv6 daemon of BIRD 1.x
 * @param protocol the name of the protocol's instance, such as {@code Mesh_10_0_0_2}
 * @param id the router id of the other end
 * @param session what the session is, such as {@code external AS4}; null where not told
 * @param source the own address; null where not told
 */
public record BgpSessionDetail(
    String daemon, String protocol, String id, @Nullable String session, @Nullable String source) {

  /** One value at a time. Fields: daemon, protocol, id, session, source. */
  public static final FactKind KIND = FactKind.single("bgp-session-detail", "daemon", "protocol");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("daemon", daemon)
        .with("protocol", protocol)
        .with("id", id)
        .with("session", session)
        .with("source", source)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static BgpSessionDetail of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new BgpSessionDetail(
        Fields.text(fact, "daemon"),
        Fields.text(fact, "protocol"),
        Fields.text(fact, "id"),
        Fields.textOrNull(fact, "session"),
        Fields.textOrNull(fact, "source"));
  }
}
