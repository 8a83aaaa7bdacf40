package io.netlapse.engine.facts.socket;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.socket.Listener;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads {@code /proc/net/tcp}, {@code tcp6}, {@code udp} and {@code udp6} (proc(5), the kernel's
 * {@code proc_net_tcp.rst}): who listens. Connections are no facts here, there are too many.
 * Numbers are in the order of the processor; that it is big-endian shows where 127.0.0.1 is.
 *
 * <p>Samples: {@code 0: 0100007F:2808 00000000:0000 0A 00000000:00000000 ...}, the same behind
 * {@code /proc/net/tcp:} by grep(1)
 */
public final class ProcNetSocketParser extends OutputParser {

  /** What the capture looks for: sockets without a peer in the states listen and close. */
  static final String LISTENERS = ":0000.0[A7]";

  private static final String FOLDER = "/proc/net/";
  private static final Map<String, List<String>> FILES =
      Map.of(
          "tcp", List.of("tcp", "inet"),
          "tcp6", List.of("tcp", "inet6"),
          "udp", List.of("udp", "inet"),
          "udp6", List.of("udp", "inet6"));

  /** Without state. */
  public ProcNetSocketParser() {
    super("proc-net-sockets", 1, Listener.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return !files(command).isEmpty();
  }

  /** The files that are printed; empty where it is another command. */
  private static List<String> files(Command command) {
    List<String> words = command.arguments();
    if (command.program().equals("grep")) {
      List<String> plain = words.stream().filter(word -> !word.startsWith("-")).toList();
      words = plain.size() < 2 ? List.of() : plain.subList(1, plain.size());
    } else if (!command.program().equals("cat")) {
      words = List.of();
    }
    boolean all =
        words.stream()
            .allMatch(
                file ->
                    file.startsWith(FOLDER) && FILES.containsKey(file.substring(FOLDER.length())));
    return all ? words : List.of();
  }

  @Override
  public Scope scope(Command command) {
    boolean whole =
        command.program().equals("cat")
            || (!command.arguments().isEmpty() && command.arguments().getFirst().equals(LISTENERS));
    if (command.filtered() || !whole) {
      return Scope.ONLY_SHOWN;
    }
    TreeSet<Coverage> coverages = new TreeSet<>();
    for (String file : files(command)) {
      List<String> fields = FILES.getOrDefault(file.substring(FOLDER.length()), List.of("", ""));
      coverages.add(
          Coverage.where(
              Listener.KIND, Map.of("protocol", fields.get(0), "family", fields.get(1))));
    }
    return new Scope(coverages);
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    SocketFacts sockets = new SocketFacts("name");
    boolean littleEndian = !text.contains(" 7F000001:");
    List<String> files = files(command);
    String file = files.size() == 1 ? files.getFirst() : "";
    int headers = 0;
    for (Line line : Line.of(text)) {
      List<String> words = line.wordList();
      if (words.getFirst().equals("sl") && words.contains("local_address")) {
        file = headers < files.size() ? files.get(headers) : file;
        headers++;
        draft.understood(line.span());
      } else if (!socket(line, words, file, littleEndian, sockets)) {
        draft.unread(line.span());
      } else {
        draft.understood(line.span());
      }
    }
    sockets.tell(draft);
  }

  private static boolean socket(
      Line line, List<String> words, String file, boolean littleEndian, SocketFacts sockets) {
    // grep writes the file before the line, of which the number may be parted from it by blanks.
    String first = words.getFirst();
    String named = first.startsWith(FOLDER) ? first.substring(0, first.indexOf(':') + 1) : "";
    String from = named.isEmpty() ? file : named.substring(0, Math.max(named.length() - 1, 0));
    int at = !named.isEmpty() && named.length() == first.length() ? 1 : 0;
    String protocol =
        from.startsWith(FOLDER)
            ? FILES.getOrDefault(from.substring(FOLDER.length()), List.of("")).getFirst()
            : "";
    if (protocol.isEmpty() || words.size() < at + 10 || !words.get(at).endsWith(":")) {
      return false;
    }
    Optional<SocketAddress> local = SocketAddress.ofKernel(words.get(at + 1), littleEndian);
    Optional<SocketAddress> peer = SocketAddress.ofKernel(words.get(at + 2), littleEndian);
    Optional<String> state = SocketState.ofKernel(words.get(at + 3));
    if (local.isEmpty() || peer.isEmpty() || state.isEmpty()) {
      return false;
    }
    boolean waits =
        protocol.equals("tcp")
            ? state.get().equals(SocketState.LISTEN)
            : peer.get().port() == 0 && state.get().equals("close");
    if (waits) {
      sockets.listener(protocol, local.get(), Set.of(), line.span());
    }
    return true;
  }
}
