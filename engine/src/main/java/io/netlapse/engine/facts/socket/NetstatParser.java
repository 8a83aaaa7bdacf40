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

/**
 * Reads {@code netstat -lntup} and its like (netstat(8)) of net-tools and busybox. Without {@code
 * -W} it cuts long IPv6 addresses, without {@code -n} it prints names: such lines are unread.
 *
 * <p>Sample: {@code tcp6 0 0 :::180 :::* LISTEN 741/python3}
 */
public final class NetstatParser extends OutputParser {

  private static final List<String> UNDERSTOOD =
      List.of(
          "Active ",
          "Proto ",
          "unix ",
          "raw ",
          "raw6 ",
          "sctp ",
          "(Not all processes could be identified",
          " will not be shown, you would have to be root",
          "(No info could be read for");

  /** So long that it may be cut. */
  private static final int CUT_ADDRESS = 22;

  /** PID/Program name: so long that it may be cut. */
  private static final int CUT_PROGRAM = 19;

  private static final Set<Character> OTHER_TABLES = Set.of('r', 'i', 'g', 's', 'M', '?');

  /** Without state. */
  public NetstatParser() {
    super("netstat", 1, Listener.KIND, ListenerProgram.KIND, ConnectionState.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return command.program().equals("netstat")
        && SocketScope.options(command.arguments()).stream().noneMatch(OTHER_TABLES::contains);
  }

  @Override
  public Scope scope(Command command) {
    return SocketScope.of(command);
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    SocketFacts sockets = new SocketFacts("command");
    boolean wide = SocketScope.options(command.arguments()).contains('W');
    for (Line line : Line.of(text)) {
      String content = line.content();
      if (UNDERSTOOD.stream().anyMatch(content::startsWith)) {
        draft.understood(line.span());
      } else if (!socket(line, wide, sockets)) {
        draft.unread(line.span());
      }
    }
    sockets.tell(draft);
  }

  private static boolean socket(Line line, boolean wide, SocketFacts sockets) {
    Words words = line.words();
    String protocol = words.next();
    boolean six = protocol.endsWith("6");
    String bare = six ? protocol.substring(0, protocol.length() - 1) : protocol;
    String received = words.next();
    String sent = words.next();
    boolean queues = isNumber(received) && isNumber(sent);
    String local = words.next();
    String peer = words.next();
    boolean cut = six && !wide && Math.max(local.length(), peer.length()) >= CUT_ADDRESS;
    IpFamily any = six ? IpFamily.INET6 : IpFamily.INET;
    Optional<SocketAddress> here = SocketAddress.of(local, any);
    Optional<SocketAddress> there = SocketAddress.of(peer, any);
    if (!(bare.equals("tcp") || bare.equals("udp"))
        || !queues
        || cut
        || here.isEmpty()
        || there.isEmpty()) {
      return false;
    }
    Optional<String> state = SocketState.of(words.peek());
    if (state.isPresent()) {
      words.next();
    }
    String told = state.orElse(bare.equals("udp") ? SocketState.LISTEN : "");
    if (told.equals(SocketState.LISTEN) && there.get().port() == 0) {
      sockets.listener(bare, here.get(), program(words), line.span());
    } else if (!told.isEmpty()) {
      sockets.connection(bare, here.get(), there.get(), told, line.span());
    }
    return !told.isEmpty();
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** With {@code -e} a user and an inode stand before it. */
  private static Set<String> program(Words words) {
    while (words.hasNext()) {
      String word = words.peek();
      int slash = word.indexOf('/');
      if (slash > 0 && isNumber(word.substring(0, slash))) {
        String name = word.substring(slash + 1);
        boolean cut = words.rest().length() >= CUT_PROGRAM;
        String whole = name.endsWith(":") ? name.substring(0, name.length() - 1) : name;
        return cut || whole.isEmpty() ? Set.of() : Set.of(whole);
      }
      words.next();
    }
    return Set.of();
  }
}
