package io.netlapse.engine.facts.route;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.engine.facts.text.Words;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.IpPrefix;
import io.netlapse.spi.network.RouteBrief;
import io.netlapse.spi.snapshot.Command;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code /proc/net/fib_trie} (proc_pid_net(5)): where there is no other tool, it tells a
 * node's own addresses, as routes of type {@code local}. A sample, of which the first line names a
 * table and the last two are one route:
 *
 * <pre>{@code
 * Local:
 *   +-- 10.1.0.0/30 2 0 2
 *      |-- 10.1.0.1
 *         /32 host LOCAL
 * }</pre>
 *
 * <p>As long as nobody changed the rules, the kernel keeps main and local table as one and prints
 * that one twice, so that the table is reckoned from the type.
 */
public final class FibTrieParser extends OutputParser {

  private static final String FORM = "fib-trie";

  /** For {@link java.util.ServiceLoader}. */
  public FibTrieParser() {
    super("proc-net-fib-trie", 1, RouteBrief.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return command.words().equals(List.of("cat", "/proc/net/fib_trie"));
  }

  @Override
  public Scope scope(Command command) {
    return command.filtered()
        ? Scope.ONLY_SHOWN
        : Scope.of(Coverage.where(RouteBrief.KIND, Map.of("form", FORM)));
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    String table = "main";
    String leaf = "";
    Span leafSpan = new Span(0, 0);
    Set<String> seen = new HashSet<>();
    for (Line line : Line.of(text)) {
      Words words = line.words();
      String first = words.next();
      if (first.equals("+--")) {
        draft.understood(line.span());
      } else if (first.equals("|--")) {
        leaf = words.next();
        leafSpan = line.span();
        draft.understood(line.span());
      } else if (first.startsWith("/")) {
        Optional<Fact> fact = route(leaf + first, words.next(), words.next(), table);
        if (fact.isEmpty()) {
          draft.unread(line.span());
        } else if (seen.add(fact.get().canonical())) {
          draft.fact(fact.get(), List.of(leafSpan, line.span()));
        } else {
          draft.understood(line.span());
        }
      } else if (isTable(first, words)) {
        table = first.equals("Id") ? words.rest().replace(":", "") : lower(first.replace(":", ""));
        draft.understood(line.span());
      } else {
        draft.unread(line.span());
      }
    }
  }

  /** {@code Main:}, {@code Local:}, {@code Id 1001:}. */
  private static boolean isTable(String first, Words words) {
    return first.equals("Main:")
        || first.equals("Local:")
        || (first.equals("Id") && words.peek().endsWith(":"));
  }

  private static Optional<Fact> route(String dst, String scope, String type, String table) {
    boolean own = type.equals("LOCAL") || type.equals("BROADCAST") || type.equals("ANYCAST");
    boolean shared = table.equals("main") || table.equals("local");
    String real = shared ? (own ? "local" : "main") : table;
    return scope.isEmpty() || !type.chars().allMatch(c -> c >= 'A' && c <= 'Z') || type.isEmpty()
        ? Optional.empty()
        : IpPrefix.parse(dst)
            .filter(prefix -> prefix.family() == IpFamily.INET)
            .map(
                prefix ->
                    new RouteBrief(
                            FORM,
                            prefix,
                            real,
                            lower(type),
                            null,
                            null,
                            null,
                            null,
                            scope.equals("universe") ? "global" : scope,
                            List.of())
                        .toFact());
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
