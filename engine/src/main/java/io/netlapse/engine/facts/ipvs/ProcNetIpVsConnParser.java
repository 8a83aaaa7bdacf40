package io.netlapse.engine.facts.ipvs;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.ipvs.IpvsConnections;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code /proc/net/ip_vs_conn}: the same as {@link IpvsadmConnectionParser}.
 *
 * <p>Sample: {@code TCP 0A600001 D860 0A600001 01BB 0A010001 192B ESTABLISHED 892}
 */
public final class ProcNetIpVsConnParser extends OutputParser {

  /** Without state. */
  public ProcNetIpVsConnParser() {
    super("proc-net-ip-vs-conn", 1, IpvsConnections.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return LineParser.shows(command, "/proc/net/ip_vs_conn");
  }

  @Override
  public Scope scope(Command command) {
    return Scope.ONLY_SHOWN;
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    ConnectionCount count = new ConnectionCount();
    for (Line line : Line.of(text)) {
      List<String> words = line.wordList();
      Optional<Endpoint> service = service(words);
      if (words.getFirst().equals("Pro") && line.content().startsWith("Pro FromIP")) {
        draft.understood(line.span());
      } else if (service.isPresent()) {
        count.add(words.getFirst(), service.get().text(), words.get(7), line);
      } else {
        draft.unread(line.span());
      }
    }
    count.tell(draft);
  }

  private static Optional<Endpoint> service(List<String> words) {
    if (words.size() < 9
        || endpoint(words, 1).isEmpty()
        || endpoint(words, 5).isEmpty()
        || Endpoint.number(words.get(8), 10) < 0) {
      return Optional.empty();
    }
    return endpoint(words, 3);
  }

  private static Optional<Endpoint> endpoint(List<String> words, int at) {
    String address = words.get(at);
    String host =
        address.indexOf(':') >= 0 && !address.startsWith("[") ? "[" + address + "]" : address;
    return Endpoint.hexadecimal(host + ":" + words.get(at + 1));
  }
}
