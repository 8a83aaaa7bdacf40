package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonArray;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.json.JsonValue.JsonText;
import io.netlapse.engine.facts.manifest.Manifest;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The objects that {@code kubectl describe} shows of kinds that it does not know itself: it prints
 * all members of the object, with names in words ({@code Node To Node Mesh Enabled}) and lists
 * without marks. Made into the objects that {@code -o yaml} shows.
 */
final class DescribedObjects {

  /** Members that are lists of objects, also where one object stands in them. */
  private static final Set<String> LISTS =
      Set.of(
          "exportV4",
          "exportV6",
          "importV4",
          "importV6",
          "serviceLoadBalancerIPs",
          "serviceExternalIPs",
          "serviceClusterIPs",
          "conditions");

  private DescribedObjects() {}

  /** The objects of an output, in order. */
  static List<Manifest> of(String text) {
    List<Manifest> objects = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (Line line : Line.of(text)) {
      if (!lines.isEmpty() && line.indent() == 0 && name(line).equals("name")) {
        objects.add(object(lines));
        lines = new ArrayList<>();
      }
      lines.add(line);
    }
    if (!lines.isEmpty()) {
      objects.add(object(lines));
    }
    return objects;
  }

  private static Manifest object(List<Line> lines) {
    JsonObject shown = members(lines);
    List<JsonMember> metadata =
        shown.members().stream()
            .filter(member -> member.name().equals("name") || member.name().equals("namespace"))
            .filter(member -> !member.value().word().isEmpty())
            .toList();
    List<JsonMember> members = new ArrayList<>();
    shown.members().stream()
        .filter(member -> Set.of("apiVersion", "kind", "spec", "status").contains(member.name()))
        .forEach(members::add);
    members.add(new JsonMember("metadata", new JsonObject(metadata, shown.span()), shown.span()));
    return new Manifest(
        shown.word("kind"), shown.word("name"), new JsonObject(members, shown.span()));
  }

  /** The members that stand at the indentation of the first line, with what stands below each. */
  private static JsonObject members(List<Line> lines) {
    List<JsonMember> members = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      Line head = lines.get(at);
      int end = at + 1;
      while (end < lines.size() && lines.get(end).indent() > head.indent()) {
        end++;
      }
      List<Line> below = lines.subList(at + 1, end);
      Span span = span(lines.subList(at, end));
      members.add(new JsonMember(name(head), value(head, below), span));
      at = end;
    }
    return new JsonObject(members, span(lines));
  }

  private static JsonValue value(Line head, List<Line> below) {
    String content = head.content();
    int colon = content.indexOf(':');
    String value = colon < 0 ? "" : content.substring(colon + 1).strip();
    if (below.isEmpty() || !value.isEmpty()) {
      return new JsonText(value.equals("<none>") ? "" : value, head.span());
    }
    if (below.stream().noneMatch(line -> isNamed(line.content()))) {
      List<JsonValue> words = new ArrayList<>();
      below.forEach(line -> words.add(new JsonText(line.content().strip(), line.span())));
      return new JsonArray(words, span(below));
    }
    JsonObject all = members(below);
    List<JsonObject> items = items(all);
    return items.size() == 1 && !LISTS.contains(name(head))
        ? all
        : new JsonArray(List.copyOf(items), span(below));
  }

  /** Names stand in the order of the alphabet: one that does not begins the next item. */
  private static List<JsonObject> items(JsonObject all) {
    List<JsonObject> items = new ArrayList<>();
    List<JsonMember> item = new ArrayList<>();
    for (JsonMember member : all.members()) {
      String last = item.isEmpty() ? "" : item.getLast().name();
      if (!item.isEmpty()
          && member.name().compareToIgnoreCase(last) <= 0
          && item.stream().anyMatch(before -> before.name().equals(member.name()))) {
        items.add(item(item));
        item = new ArrayList<>();
      }
      item.add(member);
    }
    if (!item.isEmpty()) {
      items.add(item(item));
    }
    return items;
  }

  private static JsonObject item(List<JsonMember> members) {
    return new JsonObject(
        members, new Span(members.getFirst().span().start(), members.getLast().span().end()));
  }

  private static boolean isNamed(String content) {
    String stripped = content.strip();
    int colon = stripped.indexOf(':');
    return colon > 0 && (colon + 1 == stripped.length() || stripped.charAt(colon + 1) == ' ');
  }

  /** The member that a name in words stands for; empty for none. */
  private static String name(Line line) {
    String content = line.content().strip();
    if (!isNamed(content)) {
      return "";
    }
    String words = content.substring(0, content.indexOf(':')).strip();
    if (words.equals("API Version")) {
      return "apiVersion";
    }
    String joined = words.replace(" ", "");
    return joined.substring(0, 1).toLowerCase(Locale.ROOT) + joined.substring(1);
  }

  private static Span span(List<Line> lines) {
    return new Span(lines.getFirst().start() + lines.getFirst().indent(), lines.getLast().end());
  }
}
