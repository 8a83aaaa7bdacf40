package io.netlapse.engine.diagnostics.bgp;

import io.netlapse.spi.bird.BgpNeighbour;
import io.netlapse.spi.bird.BgpPhase;
import io.netlapse.spi.bird.BgpSession;
import io.netlapse.spi.bird.BirdProtocol;
import io.netlapse.spi.calico.CalicoBgpPeerPhase;
import io.netlapse.spi.calico.CalicoBgpPeerStatus;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.network.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A BGP session of a node, whoever told of it: BIRD itself or calicoctl.
 *
 * @param peer the address of the other end; the name of BIRD's protocol where that is not known
 * @param established whether routes may flow
 * @param state the state of BIRD's protocol, such as {@code start}; null where it is not told
 * @param phase the phase of BGP, such as {@code Active}; null where it is not told
 * @param error what went wrong last; null for nothing
 * @param evidence the line that says so
 */
record Peering(
    String peer,
    boolean established,
    @Nullable String state,
    @Nullable String phase,
    @Nullable String error,
    Evidence evidence) {

  /** The kinds of facts of which sessions are made; a rule that uses this reads them. */
  static final List<FactKind> KINDS =
      List.of(
          BgpSession.KIND,
          BgpPhase.KIND,
          BirdProtocol.KIND,
          BgpNeighbour.KIND,
          CalicoBgpPeerStatus.KIND,
          CalicoBgpPeerPhase.KIND);

  /** The names that Calico gives to BIRD's protocols: what it is, and the address. */
  private static final Pattern CALICO_NAME = Pattern.compile("(?:Mesh|Global|Node)_(.+)");

  /** The sessions by peer. One that any tool shows down is down. */
  static SortedMap<String, Peering> of(NodeView node) {
    SortedMap<String, Peering> sessions = new TreeMap<>();
    for (SeenFact seen : node.facts(CalicoBgpPeerStatus.KIND)) {
      Peering peering = ofCalicoctl(node, seen);
      sessions.put(peering.peer(), peering);
    }
    for (SeenFact seen : node.facts(BgpSession.KIND)) {
      ofBird(node, seen)
          .ifPresent(
              peering ->
                  sessions.merge(
                      peering.peer(), peering, (one, two) -> one.established() ? two : one));
    }
    return sessions;
  }

  /** Whether anybody looked at the node's sessions. */
  static boolean wereLookedAt(NodeView node) {
    return node.lookedAt(BgpSession.KIND) || node.lookedAt(CalicoBgpPeerStatus.KIND);
  }

  /** Whether somebody switched the session off, so that it does not even try. */
  boolean isDisabled() {
    return "down".equals(state) && error == null;
  }

  /** Whose session it is by the name that Calico gave to BIRD's protocol; else the name itself. */
  static String peerOf(String protocol) {
    Matcher name = CALICO_NAME.matcher(protocol);
    if (!name.matches()) {
      return protocol;
    }
    String rest = name.group(1);
    return IpAddress.parse(rest.replace('_', '.'))
        .or(() -> IpAddress.parse(rest.replace('_', ':')))
        .map(IpAddress::text)
        .orElse(protocol);
  }

  private static Peering ofCalicoctl(NodeView node, SeenFact seen) {
    CalicoBgpPeerStatus status = CalicoBgpPeerStatus.of(seen.fact());
    Optional<CalicoBgpPeerPhase> phase =
        first(node, CalicoBgpPeerPhase.KIND, fact -> fact.field("peer", "").equals(status.peer()))
            .map(CalicoBgpPeerPhase::of);
    return new Peering(
        status.peer(),
        status.established(),
        status.state(),
        phase.map(CalicoBgpPeerPhase::phase).orElse(null),
        phase.map(CalicoBgpPeerPhase::error).orElse(null),
        seen.evidence());
  }

  /** Empty for one that only waits for whoever comes out of a range, which never is established. */
  private static Optional<Peering> ofBird(NodeView node, SeenFact seen) {
    BgpSession session = BgpSession.of(seen.fact());
    Predicate<Fact> same =
        fact ->
            fact.field("daemon", "").equals(session.daemon())
                && fact.field("protocol", "").equals(session.protocol());
    Optional<String> address =
        first(node, BgpNeighbour.KIND, same).map(fact -> BgpNeighbour.of(fact).address());
    if (address.filter(text -> text.contains("/")).isPresent()) {
      return Optional.empty();
    }
    Optional<BgpPhase> phase = first(node, BgpPhase.KIND, same).map(BgpPhase::of);
    return Optional.of(
        new Peering(
            address.orElse(peerOf(session.protocol())),
            session.established(),
            first(node, BirdProtocol.KIND, same)
                .map(fact -> BirdProtocol.of(fact).state())
                .orElse(null),
            phase.map(BgpPhase::phase).orElse(null),
            phase.map(BgpPhase::error).orElse(null),
            seen.evidence()));
  }

  private static Optional<Fact> first(NodeView node, FactKind kind, Predicate<Fact> matches) {
    return node.facts(kind).stream().map(SeenFact::fact).filter(matches).findFirst();
  }
}
