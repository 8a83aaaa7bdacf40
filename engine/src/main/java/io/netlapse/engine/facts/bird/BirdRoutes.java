package io.netlapse.engine.facts.bird;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.bird.BirdRoute;
import io.netlapse.spi.bird.BirdRouteAttributes;
import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts routes together from their lines: the first, then a line for each way, then one for each
 * attribute. Not safe for many threads.
 */
final class BirdRoutes {

  private final String daemon;
  private final ReadingDraft draft;
  private String table;
  private @Nullable String prefix;
  private @Nullable RouteLine route;
  private final List<Span> spans = new ArrayList<>();
  private final List<String> hops = new ArrayList<>();
  private final List<String> attributes = new ArrayList<>();
  private final List<Span> attributeSpans = new ArrayList<>();

  BirdRoutes(String daemon, String table, ReadingDraft draft) {
    this.daemon = daemon;
    this.table = table;
    this.draft = draft;
  }

  /** Takes the next line. */
  void line(Line line) {
    if (line.text().charAt(line.start()) == '\t') {
      more(line);
      return;
    }
    Optional<RouteLine> begins = RouteLine.of(line);
    boolean continues = begins.isPresent() && begins.get().prefix() == null;
    if (begins.isPresent() && !(continues && prefix == null)) {
      end();
      begin(begins.get(), line);
    } else {
      end();
      prefix = null;
      other(line);
    }
  }

  private void begin(RouteLine begins, Line line) {
    prefix = begins.prefix() == null ? prefix : begins.prefix();
    route = begins;
    spans.add(line.span());
    if (begins.hop() != null) {
      hops.add(begins.hop());
    }
  }

  private void other(Line line) {
    String content = line.content();
    if (content.startsWith("Table ") && content.endsWith(":") && content.length() > 7) {
      table = content.substring(6, content.length() - 1);
      draft.understood(line.span());
    } else if (content.startsWith("Network not ") || content.contains(" routes for ")) {
      draft.understood(line.span());
    } else {
      draft.unread(line.span());
    }
  }

  private void more(Line line) {
    String content = line.content().strip();
    if (route == null) {
      draft.unread(line.span());
    } else if (RouteLine.isHop(content)) {
      hops.add(content);
      spans.add(line.span());
    } else if (content.indexOf(':') > 0) {
      attributes.add(content);
      attributeSpans.add(line.span());
    } else {
      draft.unread(line.span());
    }
  }

  /** The last line of a route was taken. */
  void end() {
    if (route != null && prefix != null) {
      draft.fact(
          new BirdRoute(
                  daemon,
                  table,
                  prefix,
                  route.type(),
                  route.protocol(),
                  hops.isEmpty() ? null : String.join(",", hops),
                  route.from(),
                  route.preferred(),
                  route.metric(),
                  route.note())
              .toFact(),
          List.copyOf(spans));
      if (!attributes.isEmpty()) {
        draft.fact(
            new BirdRouteAttributes(
                    daemon, table, prefix, route.protocol(), String.join("; ", attributes))
                .toFact(),
            List.copyOf(attributeSpans));
      }
    }
    route = null;
    spans.clear();
    hops.clear();
    attributes.clear();
    attributeSpans.clear();
  }
}
