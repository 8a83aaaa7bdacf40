package io.netlapse.engine.facts.resolver;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.resolver.HostEntry;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads {@code /etc/hosts} (hosts(5)).
 *
 * <p>Sample: {@code 192.168.50.11 worker-1 worker-1.example.org}
 */
public final class HostsParser extends LineParser {

  /** Without state. */
  public HostsParser() {
    super("etc-hosts", 1, HostEntry.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return LineParser.shows(command, "/etc/hosts");
  }

  @Override
  protected void read(Line line, ReadingDraft draft) {
    String content = line.content();
    int comment = content.indexOf('#');
    String entry = comment < 0 ? content.strip() : content.substring(0, comment).strip();
    if (entry.isEmpty()) {
      draft.understood(line.span());
      return;
    }
    List<String> words = List.of(entry.split("[ \t]+"));
    Optional<String> address = address(words.getFirst());
    if (address.isEmpty() || words.size() < 2) {
      draft.unread(line.span());
      return;
    }
    words.stream()
        .skip(1)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .distinct()
        .forEach(name -> draft.fact(new HostEntry(address.get(), name).toFact(), line.span()));
  }

  /** With the zone of a link-local one. */
  private static Optional<String> address(String word) {
    int zone = word.indexOf('%');
    return IpAddress.parse(zone < 0 ? word : word.substring(0, zone))
        .map(address -> address.text() + (zone < 0 ? "" : word.substring(zone)));
  }
}
