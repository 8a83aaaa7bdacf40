package io.netlapse.engine.facts.route;

import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.network.RouteDecision;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code ip route get} (ip-route(8)): text, {@code -d}, {@code -o}, {@code -j}, of iproute2
 * and of busybox. The answer is kept as the decision that it is, never as a route. Samples:
 *
 * <pre>{@code
 * 10.50.1.1 via 10.1.0.9 dev eth0 src 10.1.0.1 uid 0
 *     cache
 * RTNETLINK answers: Network is unreachable
 * }</pre>
 */
public final class RouteGetParser extends OutputParser {

  private static final String REFUSED = "RTNETLINK answers: ";

  /** What is said by other fields, or of the route and not of the decision. */
  private static final Set<String> LEFT_OUT =
      Set.of("dst", "family", "form", "type", "via", "dev", "src", "proto", "scope", "flags");

  /** For {@link java.util.ServiceLoader}. */
  public RouteGetParser() {
    super("ip-route-get", 1, RouteDecision.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return RouteQuestion.of(command).isPresent();
  }

  @Override
  public Scope scope(Command command) {
    return Scope.ONLY_SHOWN;
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    RouteQuestion question = RouteQuestion.of(command).orElse(RouteQuestion.UNTOLD);
    ReadingDraft routes = new IpRouteParser().draft(text, Command.parse(""));
    Reading reading = routes.toReading();
    routes.accounted().forEach(draft::understood);
    for (Reading.Read read : reading.facts()) {
      draft.fact(decision(read.fact(), question), read.spans());
    }
    for (Span unread : reading.unread()) {
      String line = unread.of(text).strip();
      if (line.startsWith(REFUSED) && !question.to().isEmpty()) {
        draft.fact(refused(line.substring(REFUSED.length()), question), List.of(unread));
      } else {
        draft.unread(unread);
      }
    }
  }

  private static Fact refused(String error, RouteQuestion question) {
    return decision(question.to(), question, "none", error, new TreeMap<>());
  }

  private static Fact decision(Fact route, RouteQuestion question) {
    SortedMap<String, String> told = new TreeMap<>(route.fields());
    String dst = told.getOrDefault("dst", "");
    SortedMap<String, String> asked = new TreeMap<>(question.asked());
    Stream.of("from", "iif", "mark", "tos").forEach(word -> moveAsked(word, told, asked));
    String flags = flags(told.getOrDefault("flags", ""));
    if (!flags.isEmpty()) {
      told.put("way-flags", flags);
    }
    String single = dst.replaceFirst("/(32|128)$", "");
    String to = question.to().isEmpty() ? single : question.to();
    if (!to.equals(single)) {
      told.put("matched", dst);
    }
    RouteQuestion known = new RouteQuestion(to, asked, question.fibmatch());
    return decision(to, known, told.getOrDefault("type", "unicast"), null, told);
  }

  /** What the answer repeats of the question. */
  private static void moveAsked(
      String word, SortedMap<String, String> told, SortedMap<String, String> asked) {
    String value = told.remove(word);
    if (value != null) {
      asked.put(word, RouteQuestion.canonical(word, value));
    }
  }

  /** Without what tells whether hardware has the route too. */
  private static String flags(String flags) {
    return Stream.of(flags.split(","))
        .filter(flag -> !flag.isEmpty() && !flag.startsWith("rt_"))
        .collect(Collectors.joining(","));
  }

  private static Fact decision(
      String to,
      RouteQuestion question,
      String type,
      @Nullable String error,
      SortedMap<String, String> told) {
    SortedMap<String, String> attributes = new TreeMap<>(told);
    attributes.keySet().removeAll(LEFT_OUT);
    // Without -d the main table is not told.
    attributes.remove("table", "main");
    return new RouteDecision(
            to,
            question.asked(),
            question.fibmatch(),
            type,
            error,
            told.get("via"),
            told.get("dev"),
            told.get("src"),
            attributes)
        .toFact();
  }
}
