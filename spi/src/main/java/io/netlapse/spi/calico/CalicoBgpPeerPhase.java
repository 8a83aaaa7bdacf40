package io.netlapse.spi.calico;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Where a BGP session of the node that was asked stands. A session that cannot come up goes from
 * one phase to the next every few seconds.
 *
 * @param peer the address of the peer, with its port where that is told
 * @param phase {@code Established}, {@code Active}, {@code Connect}, {@code Idle}, {@code
 *     OpenSent}, {@code OpenConfirm}, {@code Passive} or what else BIRD says
 * @param error what went wrong last, such as {@code Socket: Connection refused}; null for nothing
 */
public record CalicoBgpPeerPhase(String peer, String phase, @Nullable String error) {

  /** One value at a time. Fields: peer, phase, error. */
  public static final FactKind KIND = FactKind.single("calico-bgp-phase", "peer");

  /** The canonical form. */
  public Fact toFact() {
    return new Fields().with("peer", peer).with("phase", phase).with("error", error).fact(KIND);
  }

  /** Reads the canonical form. */
  public static CalicoBgpPeerPhase of(Fact fact) {
    Fields.requireKind(fact, KIND);
    return new CalicoBgpPeerPhase(
        Fields.text(fact, "peer"), Fields.text(fact, "phase"), Fields.textOrNull(fact, "error"));
  }
}
