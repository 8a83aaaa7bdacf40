package io.netlapse.engine.facts.socket;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.engine.facts.text.Words;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.socket.ConnectionState;
import io.netlapse.spi.socket.Listener;
import io.netlapse.spi.socket.ListenerProgram;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads {@code ss -ltnup} and its like (ss(8)). Without {@code -n} it prints names of ports, and
 * such lines are unread.
 *
 * <p>Sample: {@code tcp LISTEN 0 8 0.0.0.0:179 0.0.0.0:* users:(("bird",pid=479605,fd=7))}
 */
public final class SsParser extends OutputParser {

  private static final Set<String> OTHER_SOCKETS =
      Set.of(
          "u_str", "u_dgr", "u_seq", "nl", "raw", "p_raw", "p_dgr", "icmp6", "mptcp", "sctp",
          "dccp", "v_str", "v_dgr", "ti_rd", "ti_sq", "ti_st", "ti_dg", "xdp", "???");

  /** What may stand behind the addresses. */
  private static final List<String> BEHIND =
      List.of("users:(", "ino:", "uid:", "timer:", "sk:", "cgroup:", "v6only:", "fwmark:");

  /** Without state. */
  public SsParser() {
    super("ss", 1, Listener.KIND, ListenerProgram.KIND, ConnectionState.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return command.program().equals("ss");
  }

  @Override
  public Scope scope(Command command) {
    return SocketScope.of(command);
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    SocketFacts sockets = new SocketFacts("name");
    // Before 4.15 ss wrote * for 0.0.0.0 and :: for both families, since then * for both.
    IpFamily any = text.contains(":::") ? IpFamily.INET : IpFamily.INET6;
    boolean udpOnly = asksForUdp(command);
    for (Line line : Line.of(text)) {
      String first = line.words().peek();
      if (OTHER_SOCKETS.contains(first) || isHeader(line)) {
        draft.understood(line.span());
      } else if (!socket(line, udpOnly ? "udp" : "tcp", any, sockets)) {
        draft.unread(line.span());
      }
    }
    sockets.tell(draft);
  }

  private static boolean asksForUdp(Command command) {
    Set<Character> options = SocketScope.options(command.arguments());
    return options.contains('u') && !options.contains('t');
  }

  private static boolean isHeader(Line line) {
    String content = line.content().stripLeading();
    return content.startsWith("Netid ") || content.startsWith("State ");
  }

  private static boolean socket(Line line, String asked, IpFamily any, SocketFacts sockets) {
    Words words = line.words();
    String protocol = words.take("tcp") ? "tcp" : words.take("udp") ? "udp" : asked;
    Optional<String> state = SocketState.of(words.next());
    String received = words.next();
    String sent = words.next();
    boolean queues = isNumber(received) && isNumber(sent);
    Optional<SocketAddress> local = SocketAddress.of(words.next(), any);
    Optional<SocketAddress> peer = SocketAddress.of(words.next(), any);
    String behind = words.rest();
    if (state.isEmpty() || !queues || local.isEmpty() || peer.isEmpty() || !isKnown(behind)) {
      return false;
    }
    boolean waits =
        state.get().equals(SocketState.LISTEN)
            || (state.get().equals("close") && peer.get().port() == 0);
    if (waits) {
      sockets.listener(protocol, local.get(), programs(behind), line.span());
    } else {
      sockets.connection(protocol, local.get(), peer.get(), state.get(), line.span());
    }
    return true;
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isKnown(String behind) {
    return behind.isEmpty() || BEHIND.stream().anyMatch(behind::startsWith);
  }

  /** The names in {@code users:(("bird",pid=1,fd=7),("bird",pid=2,fd=7))}. */
  private static Set<String> programs(String behind) {
    Set<String> programs = new TreeSet<>();
    if (behind.startsWith("users:(")) {
      for (int at = behind.indexOf("(\""); at >= 0; at = behind.indexOf("(\"", at + 2)) {
        int end = behind.indexOf('"', at + 2);
        if (end > at + 2) {
          programs.add(behind.substring(at + 2, end));
        }
      }
    }
    return programs;
  }
}
