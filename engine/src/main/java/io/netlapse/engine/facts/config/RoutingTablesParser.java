package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.engine.facts.text.Words;
import io.netlapse.spi.config.RoutingTableName;

/**
 * Reads the names of routing tables (ip-route(8)): {@code rt_tables} in {@code /etc/iproute2},
 * {@code /usr/share/iproute2} or {@code /usr/lib/iproute2}, and {@code rt_tables.d}.
 *
 * <p>Sample: {@code 100 uplink2}
 */
public final class RoutingTablesParser extends FilesParser {

  private static final long LARGEST_ID = 4294967295L;

  /** Without state. */
  public RoutingTablesParser() {
    super("rt-tables", "iproute2", RoutingTableName.KIND);
  }

  @Override
  boolean isMine(String file) {
    return file.endsWith("/iproute2/rt_tables") || file.contains("/iproute2/rt_tables.d/");
  }

  @Override
  boolean linesStandAlone() {
    return true;
  }

  @Override
  void read(FilePart part, ReadingDraft draft) {
    for (Line line : part.lines()) {
      Words words = line.words();
      if (words.peek().startsWith("#")) {
        draft.understood(line.span());
        continue;
      }
      long id = id(words.next());
      String name = words.next();
      boolean whole = !words.hasNext() || words.peek().startsWith("#");
      if (id >= 0 && !name.isEmpty() && !name.startsWith("#") && whole) {
        draft.fact(new RoutingTableName(part.file(), id, name).toFact(), line.span());
      } else {
        draft.unread(line.span());
      }
    }
  }

  /** A number as iproute2 reads it, decimal or hexadecimal; -1 where it is none. */
  private static long id(String word) {
    try {
      long id = word.length() > 18 ? -1 : Long.decode(word.replaceFirst("^0+(?=\\d)", ""));
      return id <= LARGEST_ID ? id : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
