package io.netlapse.engine.facts.manifest;

import io.netlapse.engine.facts.json.JsonDocuments;
import io.netlapse.engine.facts.json.JsonElements;
import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonArray;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.yaml.YamlDocuments;
import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The objects of an output. A list in YAML that does not end with its {@code kind}, as {@code
 * kubectl} ends every one, was cut off: its last item is damage, for nobody knows what it lacks.
 *
 * @param objects the objects, in order, lists taken apart
 * @param besides what belongs to a list and not to an object of it, and comments
 * @param damaged what could not be read
 */
public record Manifests(List<Manifest> objects, List<Span> besides, List<Span> damaged) {

  /** Copies the lists. */
  public Manifests {
    objects = List.copyOf(objects);
    besides = List.copyOf(besides);
    damaged = List.copyOf(damaged);
  }

  /**
   * Whether an output is JSON, or YAML of the API, by how it begins: a member of an object of the
   * API, at the begin of a line or as the first of an item.
   */
  public static boolean looksLike(String text) {
    if (JsonDocuments.looksLike(text) || isArray(text)) {
      return true;
    }
    return beginsLineWith(text, "apiVersion:")
        || beginsLineWith(text, "- apiVersion:")
        || beginsLineWith(text, "kind:")
        || beginsLineWith(text, "spec:")
        || beginsLineWith(text, "metadata:");
  }

  /** Whether it is an array of objects; a prompt may begin with a bracket as well. */
  private static boolean isArray(String text) {
    int open = text.indexOf('[');
    return JsonElements.looksLike(text) && JsonDocuments.looksLike(text.substring(open + 1));
  }

  private static boolean beginsLineWith(String text, String word) {
    return text.startsWith(word) || text.contains("\n" + word);
  }

  /** Reads an output in JSON or YAML. */
  public static Manifests of(String text) {
    if (isArray(text)) {
      JsonElements elements = JsonElements.of(text);
      return split(elements.objects(), elements.damaged(), false);
    }
    if (JsonDocuments.looksLike(text)) {
      JsonDocuments documents = JsonDocuments.of(text);
      return split(documents.objects(), documents.damaged(), false);
    }
    YamlDocuments documents = YamlDocuments.of(text);
    Manifests manifests = split(documents.documents(), documents.damaged(), true);
    List<Span> besides = new ArrayList<>(manifests.besides());
    besides.addAll(documents.besides());
    return new Manifests(manifests.objects(), besides, manifests.damaged());
  }

  private static Manifests split(
      List<? extends JsonValue> documents, List<Span> damaged, boolean yaml) {
    List<Manifest> objects = new ArrayList<>();
    List<Span> besides = new ArrayList<>();
    List<Span> lost = new ArrayList<>(damaged);
    for (JsonValue document : documents) {
      if (document instanceof JsonArray array) {
        items(array, "", objects, lost);
      } else if (document instanceof JsonObject object) {
        Optional<JsonMember> items =
            object.member("items").filter(member -> member.value() instanceof JsonArray);
        if (items.isEmpty()) {
          objects.add(Manifest.of(object.word("kind"), object));
        } else {
          list(object, items.get(), yaml, objects, besides, lost);
        }
      }
    }
    lost.sort(null);
    return new Manifests(objects, besides, lost);
  }

  private static void list(
      JsonObject list,
      JsonMember items,
      boolean yaml,
      List<Manifest> objects,
      List<Span> besides,
      List<Span> lost) {
    for (JsonMember member : list.members()) {
      if (!member.name().equals(items.name())) {
        besides.add(member.span());
      } else if (!member.span().equals(items.span())) {
        lost.add(member.span());
      }
    }
    int valueStart = items.value().span().start();
    besides.add(new Span(items.span().start(), Math.min(valueStart, items.span().end())));
    String kind = list.word("kind");
    String itemKind = kind.endsWith("List") ? kind.substring(0, kind.length() - 4) : "";
    boolean cut = yaml && kind.isEmpty();
    List<Manifest> found = new ArrayList<>();
    if (items.value() instanceof JsonArray array) {
      items(array, itemKind, found, lost);
    }
    if (cut && !found.isEmpty()) {
      lost.add(found.removeLast().root().span());
    }
    objects.addAll(found);
  }

  private static void items(
      JsonArray array, String itemKind, List<Manifest> objects, List<Span> lost) {
    for (JsonValue item : array.items()) {
      if (item instanceof JsonObject object) {
        String kind = object.word("kind");
        objects.add(Manifest.of(kind.isEmpty() ? itemKind : kind, object));
      } else {
        lost.add(item.span());
      }
    }
  }
}
