package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.kubernetes.Description.Entry;
import io.netlapse.engine.facts.manifest.Texts;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.kubernetes.ClusterEvent;
import java.util.ArrayList;
import java.util.List;

/** What descriptions of all objects have in common: tables below a field. */
final class Descriptions {

  private Descriptions() {}

  /** The cells of a row, two blanks or more between them. */
  static List<String> cells(String row) {
    List<String> cells = new ArrayList<>();
    int from = 0;
    while (from < row.length()) {
      int end = row.indexOf("  ", from);
      int stop = end < 0 ? row.length() : end;
      cells.add(row.substring(from, stop));
      from = stop;
      while (from < row.length() && row.charAt(from) == ' ') {
        from++;
      }
    }
    return cells;
  }

  /** Whether a row heads a table: its names, or the dashes below them. */
  static boolean isHeading(String row) {
    return row.startsWith("Type ") || row.startsWith("----");
  }

  /**
   * The events below the field {@code Events}: type, reason, age, from, message.
   *
   * @param object what they are of, as {@code kind/name}
   * @param namespace the namespace that they are in; those of nodes are in {@code default}
   */
  static void events(Description field, String object, String namespace, ReadingDraft draft) {
    draft.understood(field.head().span());
    for (Entry entry : field.entries()) {
      boolean row = entry.span().start() != field.head().span().start();
      if (!row || isHeading(entry.text())) {
        draft.understood(entry.span());
      } else {
        event(entry, object, namespace, draft);
      }
    }
  }

  /**
   * Rows of events that somebody cut out, without the field above them; whatever else is unread.
   */
  static void looseEvents(Description field, String object, String namespace, ReadingDraft draft) {
    List<Line> lines = new ArrayList<>(List.of(field.head()));
    lines.addAll(field.below());
    looseEvents(lines, object, namespace, draft);
  }

  /** The rows of events among lines; whatever else is unread. */
  static void looseEvents(List<Line> lines, String object, String namespace, ReadingDraft draft) {
    lines.stream()
        .map(line -> new Entry(line.content().strip(), line.span()))
        .forEach(
            entry -> {
              if (entry.text().startsWith("Normal  ") || entry.text().startsWith("Warning  ")) {
                event(entry, object, namespace, draft);
              } else {
                draft.unread(entry.span());
              }
            });
  }

  private static void event(Entry row, String object, String namespace, ReadingDraft draft) {
    List<String> cells = cells(row.text());
    if (cells.size() < 4) {
      draft.unread(row.span());
      return;
    }
    String message = cells.size() < 5 ? "" : String.join(" ", cells.subList(4, cells.size()));
    draft.fact(
        new ClusterEvent(namespace, object, cells.get(1), cells.get(0), Texts.orNull(message))
            .toFact(),
        row.span());
  }
}
