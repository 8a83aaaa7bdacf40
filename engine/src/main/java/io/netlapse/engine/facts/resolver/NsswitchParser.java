package io.netlapse.engine.facts.resolver;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.resolver.NameServiceOrder;
import io.netlapse.spi.snapshot.Command;

/**
 * Reads {@code /etc/nsswitch.conf} (nsswitch.conf(5)).
 *
 * <p>Sample: {@code hosts: files mdns4_minimal [NOTFOUND=return] dns}
 */
public final class NsswitchParser extends LineParser {

  /** Without state. */
  public NsswitchParser() {
    super("nsswitch-conf", 1, NameServiceOrder.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return LineParser.shows(command, "/etc/nsswitch.conf");
  }

  @Override
  protected void read(Line line, ReadingDraft draft) {
    String content = line.content().strip();
    int comment = content.indexOf('#');
    String entry = comment < 0 ? content : content.substring(0, comment).strip();
    int colon = entry.indexOf(':');
    String database = entry.substring(0, Math.max(colon, 0));
    if (entry.isEmpty()) {
      draft.understood(line.span());
    } else if (!database.isEmpty()
        && database.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '_')) {
      String sources = String.join(" ", entry.substring(colon + 1).strip().split("\\s+"));
      if (sources.isEmpty()) {
        draft.understood(line.span());
      } else {
        draft.fact(new NameServiceOrder(database, sources).toFact(), line.span());
      }
    } else {
      draft.unread(line.span());
    }
  }
}
