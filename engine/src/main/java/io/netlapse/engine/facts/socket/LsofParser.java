package io.netlapse.engine.facts.socket;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.socket.ConnectionState;
import io.netlapse.spi.socket.Listener;
import io.netlapse.spi.socket.ListenerProgram;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code lsof -nP -iTCP -sTCP:LISTEN} and its like (lsof(8)). It shows what the caller may
 * see and denies nothing. Without {@code -P} it prints names of ports, and such lines are unread.
 *
 * <p>Sample: {@code bird 479605 root 7u IPv4 41993722 0t0 TCP *:179 (LISTEN)}
 */
public final class LsofParser extends OutputParser {

  /** lsof cuts names at 9 characters. */
  private static final int CUT = 9;

  /** Without state. */
  public LsofParser() {
    super("lsof", 1, Listener.KIND, ListenerProgram.KIND, ConnectionState.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return command.program().equals("lsof")
        && command.arguments().stream().anyMatch(word -> word.matches("-n?P?n?i.*"));
  }

  @Override
  public Scope scope(Command command) {
    return Scope.ONLY_SHOWN;
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    SocketFacts sockets = new SocketFacts("name");
    for (Line line : Line.of(text)) {
      List<String> words = line.wordList();
      if (words.getFirst().equals("COMMAND") && words.contains("PID")) {
        draft.understood(line.span());
      } else if (!socket(line, words, sockets)) {
        draft.unread(line.span());
      }
    }
    sockets.tell(draft);
  }

  private static boolean socket(Line line, List<String> words, SocketFacts sockets) {
    int type = Math.max(words.indexOf("IPv4"), words.indexOf("IPv6"));
    if (type < 3 || words.size() < type + 5) {
      return false;
    }
    IpFamily any = words.get(type).equals("IPv6") ? IpFamily.INET6 : IpFamily.INET;
    String protocol = words.get(type + 3).toLowerCase(Locale.ROOT);
    String name = words.get(type + 4);
    String told = words.size() > type + 5 ? words.get(type + 5) : "(LISTEN)";
    Optional<String> state =
        told.length() > 2 ? SocketState.of(told.substring(1, told.length() - 1)) : Optional.empty();
    if (!(protocol.equals("tcp") || protocol.equals("udp")) || state.isEmpty()) {
      return false;
    }
    int arrow = name.indexOf("->");
    Optional<SocketAddress> local =
        SocketAddress.of(arrow < 0 ? name : name.substring(0, arrow), any);
    if (arrow < 0) {
      Set<String> program = words.getFirst().length() < CUT ? Set.of(words.getFirst()) : Set.of();
      local.ifPresent(at -> sockets.listener(protocol, at, program, line.span()));
      return local.isPresent();
    }
    Optional<SocketAddress> peer = SocketAddress.of(name.substring(arrow + 2), any);
    if (local.isEmpty() || peer.isEmpty()) {
      return false;
    }
    String shown = words.size() > type + 5 ? state.get() : "established";
    sockets.connection(protocol, local.get(), peer.get(), shown, line.span());
    return true;
  }
}
