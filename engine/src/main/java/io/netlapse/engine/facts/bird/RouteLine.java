package io.netlapse.engine.facts.bird;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.spi.network.IpPrefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a route in {@code show route}. Of BIRD 1.x and of 2.x:
 *
 * <pre>{@code
 * 10.244.2.0/26      via 10.0.0.2 on eth0 [Mesh_10_0_0_2 22:53:40] * (100/0) [i]
 * 10.244.2.0/26        unicast [Mesh_10_0_0_2 22:53:17.683] * (100) [i]
 * }</pre>
 *
 * @param prefix the destination; null where it is that of the route before
 * @param type {@code unicast}, {@code blackhole}, {@code unreachable} or {@code prohibit}
 * @param hop the way that stands on the line; null where none does
 * @param protocol who brought it
 * @param from which router told it; null for the next hop
 * @param preferred whether it is the chosen one
 * @param metric what stands in parentheses; null for nothing
 * @param note what else stands behind; null for nothing
 */
record RouteLine(
    @Nullable String prefix,
    String type,
    @Nullable String hop,
    String protocol,
    @Nullable String from,
    boolean preferred,
    @Nullable String metric,
    @Nullable String note) {

  private static final Set<String> TYPES =
      Set.of("unicast", "multipath", "blackhole", "unreachable", "prohibited", "prohibit");

  /** Reads a line; empty for any other. */
  static Optional<RouteLine> of(Line line) {
    String content = line.content();
    int open = content.indexOf(" [");
    int close = content.indexOf(']', Math.max(open, 0));
    if (open < 0 || close < 0) {
      return Optional.empty();
    }
    Optional<String> prefix = prefix(line);
    if (line.indent() == 0 && prefix.isEmpty()) {
      return Optional.empty();
    }
    int wayStart = line.indent() > 0 ? 0 : content.indexOf(' ');
    String way = wayStart < open ? content.substring(wayStart, open).strip() : "";
    List<String> told = List.of(content.substring(open + 2, close).strip().split(" +"));
    Optional<String> type = type(way);
    if (told.size() < 2 || type.isEmpty()) {
      return Optional.empty();
    }
    boolean named = told.size() > 3 && told.get(told.size() - 2).equals("from");
    Tail tail = Tail.of(content.substring(close + 1).strip());
    return Optional.of(
        new RouteLine(
            prefix.orElse(null),
            type.get(),
            TYPES.contains(way) ? null : way,
            told.getFirst(),
            named ? told.getLast() : null,
            tail.preferred(),
            tail.metric(),
            tail.note()));
  }

  private static Optional<String> prefix(Line line) {
    return line.indent() > 0
        ? Optional.empty()
        : IpPrefix.parse(line.words().next()).map(IpPrefix::network).map(IpPrefix::text);
  }

  private static Optional<String> type(String way) {
    if (isHop(way)) {
      return Optional.of("unicast");
    }
    return switch (way) {
      case "unicast", "multipath" -> Optional.of("unicast");
      case "blackhole", "unreachable" -> Optional.of(way);
      case "prohibit", "prohibited" -> Optional.of("prohibit");
      default -> Optional.empty();
    };
  }

  /** Whether a text is a way of a route. */
  static boolean isHop(String text) {
    return (text.startsWith("via ") && text.contains(" on ")) || text.startsWith("dev ");
  }

  /** What stands behind the bracket: {@code * (100/0) [AS64512i]}. */
  private record Tail(boolean preferred, @Nullable String metric, @Nullable String note) {

    static Tail of(String text) {
      boolean preferred = text.startsWith("*") || text.startsWith("!");
      String rest = preferred ? text.substring(1).strip() : text;
      int open = rest.indexOf('(');
      int close = rest.indexOf(')', Math.max(open, 0));
      List<String> notes = new ArrayList<>();
      if (text.startsWith("!")) {
        notes.add("not in the kernel");
      }
      String metric = null;
      if (open >= 0 && close > open + 1) {
        metric = rest.substring(open + 1, close);
        add(rest.substring(0, open).strip(), notes);
        rest = rest.substring(close + 1).strip();
      }
      add(inner(rest), notes);
      return new Tail(preferred, metric, notes.isEmpty() ? null : String.join(" ", notes));
    }

    private static String inner(String rest) {
      boolean whole = rest.startsWith("[") && rest.indexOf(']') == rest.length() - 1;
      return whole ? rest.substring(1, rest.length() - 1) : rest;
    }

    private static void add(String note, List<String> notes) {
      if (!note.isEmpty()) {
        notes.add(note);
      }
    }
  }
}
