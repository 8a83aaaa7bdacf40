package io.netlapse.engine.diagnostics.bgp;

import io.netlapse.engine.diagnostics.logs.Logged;
import io.netlapse.engine.diagnostics.network.KnownNodes;
import io.netlapse.engine.diagnostics.network.PodTable;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kubernetes.ClusterEvent;
import io.netlapse.spi.kubernetes.PodNode;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.system.Hostname;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What logs and events of the cluster tell of a session, which may have changed since.
 *
 * @param peer the other end, as {@link Peering#peer()}
 * @param state its last state in the log of BIRD; null where a probe of readiness told of it
 * @param error what went wrong after it was up last; null for nothing
 * @param lines the lines, the most telling first
 */
record ToldSession(
    String peer, @Nullable String state, @Nullable String error, List<Evidence> lines) {

  /** What is read of a node. */
  static final List<FactKind> KINDS =
      List.of(LogEvent.KIND, ClusterEvent.KIND, PodNode.KIND, Hostname.KIND);

  /** As BIRD calls it, and MetalLB. */
  private static final Set<String> UP = Set.of("up", "established");

  private static final String POD = "pod/";

  private static final String NOT_ESTABLISHED = "BGP not established with";

  /** Copies the lines. */
  ToldSession {
    lines = List.copyOf(lines);
  }

  /** The sessions by peer; what BIRD itself says counts before what others say. */
  static Map<String, ToldSession> of(NodeView node) {
    Map<String, ToldSession> told = new TreeMap<>();
    for (Logged logged : Logged.of(node, "bgp-state", "bgp-error")) {
      String session = logged.detail("session");
      if (session != null) {
        String peer = Peering.peerOf(session);
        told.put(peer, next(peer, Optional.ofNullable(told.get(peer)), logged));
      }
    }
    Stream<Told> logs =
        Logged.of(node, "bird-not-ready").stream()
            .map(logged -> new Told(logged.detail("reason", ""), logged.line()));
    PodTable pods = PodTable.of(node);
    Stream<Told> events =
        node.facts(ClusterEvent.KIND).stream()
            .filter(seen -> !isOfAnother(node, pods, ClusterEvent.of(seen.fact())))
            .map(seen -> new Told(message(seen), seen.evidence()));
    Stream.concat(logs, events)
        .forEach(
            line ->
                peers(line.text())
                    .forEach(
                        peer ->
                            told.putIfAbsent(
                                peer, new ToldSession(peer, null, null, List.of(line.line())))));
    return told;
  }

  /** Whether the last that was told of it is that it is down. */
  boolean isDown() {
    return state == null || !UP.contains(state);
  }

  /** The finding; no more than a warning, for nobody asked how it stands now. */
  Outcome finding(String node) {
    boolean lost = error != null;
    boolean probed = state == null;
    String last =
        probed
            ? "calico-node is not ready for want of it"
            : "the last state in the log is " + state + (lost ? " after " + error : "");
    return new Outcome.Finding(
        peer,
        lost || probed ? Severity.WARNING : Severity.INFO,
        "%s told that its BGP session with %s is not established".formatted(node, peer),
        ("Of the session with %s, %s. While it is so, the routes that only %s tells are missing on"
                + " this side, and this side's routes there. The text tells of its own moment"
                + " only; the first command shows how it stands now.")
            .formatted(peer, last, peer),
        lines,
        DownSession.CONFIRM,
        DownSession.remedy(node, peer));
  }

  /** A session after one more line of BIRD's log. */
  private static ToldSession next(String peer, Optional<ToldSession> before, Logged logged) {
    String state = logged.event().details().get("state");
    String reason = logged.event().details().get("reason");
    if ((state != null && UP.contains(state)) || before.isEmpty()) {
      return new ToldSession(peer, state == null ? "down" : state, reason, List.of(logged.line()));
    }
    List<Evidence> lines = new ArrayList<>(List.of(logged.line()));
    lines.addAll(before.get().lines().subList(0, Math.min(3, before.get().lines().size())));
    return new ToldSession(
        peer,
        state == null ? before.get().state() : state,
        reason == null ? before.get().error() : reason,
        lines);
  }

  private static String message(SeenFact seen) {
    String message = ClusterEvent.of(seen.fact()).message();
    return message == null ? "" : message;
  }

  /** Whether an event is of a pod that is known to be on another node. */
  private static boolean isOfAnother(NodeView node, PodTable pods, ClusterEvent event) {
    return event.object().startsWith(POD)
        && pods.node(event.namespace(), event.object().substring(POD.length()))
            .filter(on -> !KnownNodes.isName(node, on))
            .isPresent();
  }

  /** The addresses behind the words of calico-node's probe of readiness. */
  private static List<String> peers(String text) {
    int at = text.indexOf(NOT_ESTABLISHED);
    if (at < 0) {
      return List.of();
    }
    List<String> peers = new ArrayList<>();
    for (String word : text.substring(at + NOT_ESTABLISHED.length()).split("[,\\s]+", -1)) {
      Optional<IpAddress> address = IpAddress.parse(word);
      address.map(IpAddress::text).ifPresent(peers::add);
      if (address.isEmpty() && !word.isEmpty()) {
        break;
      }
    }
    return peers;
  }

  /** A text and the line that it stands on. */
  private record Told(String text, Evidence line) {}
}
