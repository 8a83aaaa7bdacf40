package io.netlapse.engine.facts.socket;

import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.socket.ConnectionState;
import io.netlapse.spi.socket.Listener;
import io.netlapse.spi.socket.ListenerProgram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Gathers the sockets of one output: those that share address and port are one listener, and the
 * names of all who hold it stand together. Not safe for many threads.
 */
final class SocketFacts {

  /** Ports that Linux gives to whoever asks for none (ip(7), ip_local_port_range). */
  private static final int FIRST_PASSING = 32768;

  private static final int LAST_PASSING = 60999;

  /** WireGuard, and Cilium's and k3s' use of it: among the passing ports, and never passing. */
  private static final Set<Integer> WIREGUARD = Set.of(51820, 51821, 51871);

  private record Place(String protocol, SocketAddress address) {}

  private final String form;
  private final Map<Fact, List<Span>> facts = new LinkedHashMap<>();
  private final Map<Place, List<Span>> lines = new LinkedHashMap<>();
  private final Map<Place, TreeSet<String>> programs = new LinkedHashMap<>();
  private final List<Span> understood = new ArrayList<>();

  /**
   * None yet.
   *
   * @param form that of {@link ListenerProgram}
   */
  SocketFacts(String form) {
    this.form = form;
  }

  /**
   * A socket that waits for whoever comes.
   *
   * @param named the names of those who hold it; empty where nobody tells
   */
  void listener(String protocol, SocketAddress at, Set<String> named, Span line) {
    if (at.port() == 0 || (protocol.equals("udp") && isPassing(at.port()))) {
      understood.add(line);
      return;
    }
    Place place = new Place(protocol, at);
    Listener listener = new Listener(protocol, family(at), at.address(), at.port());
    facts.computeIfAbsent(listener.toFact(), fact -> new ArrayList<>()).add(line);
    if (!named.isEmpty()) {
      lines.computeIfAbsent(place, same -> new ArrayList<>()).add(line);
      programs.computeIfAbsent(place, same -> new TreeSet<>()).addAll(named);
    }
  }

  /** A client that asks by UDP cannot be told from a server, but by its port. */
  private static boolean isPassing(int port) {
    return port >= FIRST_PASSING && port <= LAST_PASSING && !WIREGUARD.contains(port);
  }

  /** A connection, of which a port that passes is left out if the other one does not. */
  void connection(
      String protocol, SocketAddress local, SocketAddress peer, String state, Span line) {
    boolean localPasses = local.port() >= FIRST_PASSING && peer.port() < FIRST_PASSING;
    boolean peerPasses = peer.port() >= FIRST_PASSING && local.port() < FIRST_PASSING;
    ConnectionState connection =
        new ConnectionState(
            protocol,
            local.address(),
            localPasses ? null : Integer.valueOf(local.port()),
            peer.address(),
            peerPasses ? null : Integer.valueOf(peer.port()),
            state);
    facts.computeIfAbsent(connection.toFact(), fact -> new ArrayList<>()).add(line);
  }

  private static IpFamily family(SocketAddress at) {
    return at.address().family();
  }

  /** Writes all of them, in the order in which they were first seen. */
  void tell(ReadingDraft draft) {
    understood.forEach(draft::understood);
    facts.forEach(draft::fact);
    programs.forEach(
        (place, names) -> {
          SocketAddress at = place.address();
          ListenerProgram program =
              new ListenerProgram(
                  form,
                  place.protocol(),
                  family(at),
                  at.address(),
                  at.port(),
                  String.join(",", names));
          draft.fact(program.toFact(), lines.getOrDefault(place, List.of()));
        });
  }
}
