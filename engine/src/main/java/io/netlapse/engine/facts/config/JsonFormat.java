package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.json.JsonElements;
import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonArray;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of JSON: every member that is a scalar, or a list of scalars, is a setting.
 *
 * <p>Sample: {@code "mtu": 1450}
 */
final class JsonFormat {

  private final SettingsDraft settings;
  private final int offset;

  private JsonFormat(SettingsDraft settings, int offset) {
    this.settings = settings;
    this.offset = offset;
  }

  static void read(FilePart part, SettingsDraft settings, ReadingDraft draft) {
    for (JsonObject object : objects(part, draft)) {
      flatten(object, part, settings);
    }
  }

  /**
   * The objects of a file. Where it is damaged, lines from the damage on are unread. The spans of
   * the objects count from the part's first character.
   */
  static List<JsonObject> objects(FilePart part, ReadingDraft draft) {
    JsonElements elements = JsonElements.of(part.content());
    int offset = part.span().start();
    int whole =
        elements.damaged().isEmpty()
            ? part.span().end()
            : offset + elements.damaged().getFirst().start();
    for (Line line : part.lines()) {
      if (line.end() <= whole) {
        draft.understood(line.span());
      } else {
        draft.unread(line.span());
      }
    }
    return elements.objects();
  }

  /** Adds what an object says to the settings of its file. */
  static void flatten(JsonObject object, FilePart part, SettingsDraft settings) {
    new JsonFormat(settings, part.span().start()).object("", object);
  }

  private void object(String path, JsonObject object) {
    for (JsonMember member : object.members()) {
      String inner = path.isEmpty() ? member.name() : path + "." + member.name();
      if (!member.name().isEmpty()) {
        value(inner, member.value(), shifted(member.span()));
      }
    }
  }

  private void value(String path, JsonValue value, Span span) {
    switch (value) {
      case JsonObject object -> object(path, object);
      case JsonArray array -> array(path, array, span);
      case JsonValue.JsonText text -> settings.add(path, text.value(), span);
      case JsonValue.JsonLiteral literal ->
          settings.add(path, literal.raw().equals("null") ? "" : literal.raw(), span);
    }
  }

  private void array(String path, JsonArray array, Span span) {
    List<String> words = new ArrayList<>();
    int objects = 0;
    for (JsonValue item : array.items()) {
      if (item instanceof JsonObject object) {
        object(path + "[" + objects++ + "]", object);
      } else if (item instanceof JsonArray inner) {
        value(path + "[" + objects++ + "]", inner, span);
      } else {
        words.add(item.word());
      }
    }
    if (!words.isEmpty() || array.items().isEmpty()) {
      settings.add(path, String.join(SettingsDraft.BETWEEN, words), span);
    }
  }

  private Span shifted(Span span) {
    return new Span(span.start() + offset, span.end() + offset);
  }
}
