package io.netlapse.engine.facts.kernel;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.network.LinkAttribute;
import io.netlapse.spi.network.LinkMtu;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads files of /sys/class/net as people print them: {@code cat} of one file or several, {@code
 * grep . FILE...}. A sample of each:
 *
 * <pre>{@code
 * 1450
 * /sys/class/net/flannel.1/mtu:1450
 * }</pre>
 *
 * <p>Of a {@code cat} with a pattern in the place of a name nobody can tell which value is whose.
 */
public final class SysClassNetParser extends OutputParser {

  private static final String ROOT = "/sys/class/net/";

  /** What counts, or is given out anew at each boot. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "ifindex",
          "iflink",
          "carrier_changes",
          "carrier_up_count",
          "carrier_down_count",
          "uevent");

  /** For {@link java.util.ServiceLoader}. */
  public SysClassNetParser() {
    super("sys-class-net", 1, LinkMtu.KIND, LinkAttribute.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return Set.of("cat", "grep", "head", "tail").contains(command.program())
        && command.arguments().stream().anyMatch(word -> word.startsWith(ROOT));
  }

  @Override
  public Scope scope(Command command) {
    return Scope.ONLY_SHOWN;
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    List<Line> lines = Line.of(text);
    List<String> files =
        command.program().equals("cat")
            ? command.arguments().stream().filter(word -> word.startsWith(ROOT)).toList()
            : List.of();
    boolean each = files.size() == lines.size();
    for (int at = 0; at < lines.size(); at++) {
      Line line = lines.get(at);
      String content = line.content().strip();
      int colon = content.indexOf(':');
      boolean named = content.startsWith(ROOT) && colon > 0;
      if (named) {
        add(content.substring(0, colon), content.substring(colon + 1), line, draft);
      } else if (each) {
        add(files.get(at), content, line, draft);
      } else {
        draft.unread(line.span());
      }
    }
  }

  private static void add(String path, String value, Line line, ReadingDraft draft) {
    String file = path.substring(ROOT.length());
    int slash = file.indexOf('/');
    boolean plain = slash > 0 && slash < file.length() - 1 && file.indexOf('*') < 0;
    if (!plain) {
      draft.unread(line.span());
      return;
    }
    Optional<Fact> fact = fact(file.substring(0, slash), file.substring(slash + 1), value.strip());
    fact.ifPresent(known -> draft.fact(known, line.span()));
    if (fact.isEmpty()) {
      draft.understood(line.span());
    }
  }

  private static Optional<Fact> fact(String dev, String name, String value) {
    if (value.isEmpty() || LEFT_OUT.contains(name) || name.startsWith("statistics/")) {
      return Optional.empty();
    }
    return Optional.of(
        name.equals("mtu")
            ? new LinkMtu(dev, value).toFact()
            : new LinkAttribute(dev, name, value).toFact());
  }
}
