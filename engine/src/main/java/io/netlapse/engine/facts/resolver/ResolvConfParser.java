package io.netlapse.engine.facts.resolver;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.LineParser;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.resolver.ResolverSetting;
import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads {@code /etc/resolv.conf} and those that systemd-resolved keeps (resolv.conf(5)).
 *
 * <p>Sample: {@code nameserver 10.96.0.10}
 */
public final class ResolvConfParser extends OutputParser {

  private static final Set<String> FILES =
      Set.of(
          "/etc/resolv.conf",
          "/run/systemd/resolve/resolv.conf",
          "/run/systemd/resolve/stub-resolv.conf");
  private static final Set<String> ADDING = Set.of("nameserver", "options");
  private static final Set<String> REPLACING = Set.of("search", "domain", "sortlist");

  /** Without state. */
  public ResolvConfParser() {
    super("resolv-conf", 1, ResolverSetting.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return FILES.stream().anyMatch(file -> LineParser.shows(command, file));
  }

  @Override
  public Scope scope(Command command) {
    return command.filtered()
        ? Scope.ONLY_SHOWN
        : Scope.of(Coverage.where(ResolverSetting.KIND, Map.of("file", file(command))));
  }

  private static String file(Command command) {
    return command.words().size() == 2 ? command.words().getLast() : "/etc/resolv.conf";
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    Map<String, List<String>> values = new TreeMap<>();
    Map<String, List<Span>> spans = new TreeMap<>();
    for (Line line : Line.of(text)) {
      List<String> words = line.wordList();
      String keyword = words.getFirst();
      boolean adds = ADDING.contains(keyword);
      if (keyword.startsWith("#") || keyword.startsWith(";")) {
        draft.understood(line.span());
      } else if (words.size() > 1 && (adds || REPLACING.contains(keyword))) {
        List<String> known = values.computeIfAbsent(keyword, same -> new ArrayList<>());
        if (!adds) {
          known.clear();
        }
        known.addAll(words.subList(1, words.size()));
        spans.computeIfAbsent(keyword, same -> new ArrayList<>()).add(line.span());
      } else {
        draft.unread(line.span());
      }
    }
    values.forEach(
        (keyword, words) ->
            draft.fact(
                new ResolverSetting(file(command), keyword, String.join(" ", words)).toFact(),
                spans.getOrDefault(keyword, List.of())));
  }
}
