package io.netlapse.spi.bird;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Where a BGP session of BIRD stands. A session that cannot come up goes from one phase to the next
 * every few seconds.
 *
 * @param daemon {@code bird}, or {@code bird6} for the IPv6 daemon of BIRD 1.x
 * @param protocol the name of the protocol's instance, such as {@code Mesh_10_0_0_2}
 * @param phase {@code Established}, {@code Active}, {@code Connect}, {@code Idle}, {@code
 *     OpenSent}, {@code OpenConfirm}, {@code Passive}, {@code Close} or {@code Down}
 * @param error what went wrong last, such as {@code Socket: Connection refused}; null for nothing
 */
public record BgpPhase(String daemon, String protocol, String phase, @Nullable String error) {

  /** One value at a time. Fields: daemon, protocol, phase, error. */
  public static final FactKind KIND = FactKind.single("bgp-phase", "daemon", "protocol");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields()
        .with("daemon", daemon)
        .with("protocol", protocol)
        .with("phase", phase)
        .with("error", error)
        .fact(KIND);
  }

  /** Reads the canonical form. */
  public static BgpPhase of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new BgpPhase(
        Fields.text(fact, "daemon"),
        Fields.text(fact, "protocol"),
        Fields.text(fact, "phase"),
        Fields.textOrNull(fact, "error"));
  }
}
