package io.netlapse.rules.reading;

import io.netlapse.rules.language.Phrase;
import io.netlapse.rules.language.Slot;
import io.netlapse.rules.vocabulary.Nearest;
import io.netlapse.rules.yaml.Mistakes;
import io.netlapse.rules.yaml.Node;
import io.netlapse.rules.yaml.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads texts with places: <code>{r.dst}</code>, <code>{r.metric or 0}</code>, <code>{r@line}
 * </code> , <code>{node}</code>, <code>{word}</code>; <code>{{</code> is a brace.
 *
 * @param scope the aliases that places may name
 * @param words the words that they may name
 * @param mistakes takes what is wrong
 */
record PhraseReader(Scope scope, Set<String> words, Mistakes mistakes) {

  static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");

  private static final Pattern FIELD =
      Pattern.compile("([a-z][a-z0-9-]*)\\.([a-zA-Z0-9_.-]+?)( or (.*))?");
  private static final Pattern ABOUT = Pattern.compile("([a-z][a-z0-9-]*)@([a-z]+)");

  Phrase read(Node.Text node) {
    List<Phrase.Piece> pieces = new ArrayList<>();
    StringBuilder fixed = new StringBuilder();
    String text = node.text();
    for (int at = 0; at < text.length(); at++) {
      int end = text.indexOf('}', at);
      if (text.startsWith("{{", at)) {
        fixed.append('{');
        at++;
      } else if (text.charAt(at) == '{' && end > 0) {
        Slot slot = slot(text.substring(at + 1, end).strip(), node.place());
        if (slot != null) {
          pieces.add(new Phrase.Fixed(fixed.toString()));
          pieces.add(new Phrase.Open(slot));
          fixed.setLength(0);
        }
        at = end;
      } else {
        fixed.append(text.charAt(at));
      }
    }
    pieces.add(new Phrase.Fixed(fixed.toString()));
    return new Phrase(pieces);
  }

  private @Nullable Slot slot(String text, Place place) {
    Matcher field = FIELD.matcher(text);
    Matcher about = ABOUT.matcher(text);
    if (field.matches()) {
      return field(field.group(1), field.group(2), field.group(4), place);
    }
    if (about.matches()) {
      return about(about.group(1), about.group(2), place);
    }
    if (text.equals("node")) {
      return new Slot.Self();
    }
    if (words.contains(text)) {
      return new Slot.Word(text);
    }
    mistakes.add(
        place,
        "{%s} names nothing".formatted(text),
        "write {alias.field}, {alias@line}, {node} or a word of 'words'; a brace is written {{");
    return null;
  }

  private @Nullable Slot field(
      String alias, String field, @Nullable String otherwise, Place place) {
    Scope.Named named = named(alias, place);
    if (named == null) {
      return null;
    }
    if (!named.has(field)) {
      mistakes.add(
          place,
          named.counts()
              ? "{%s.%s} differs among what '%s' counts".formatted(alias, field, alias)
              : "what '%s' finds has no field '%s'".formatted(alias, field),
          named.counts()
              ? "name a field of its 'per', or {%s@count}".formatted(alias)
              : Nearest.advice(field, named.fields()));
      return null;
    }
    return new Slot.Field(alias, field, otherwise);
  }

  private @Nullable Slot about(String alias, String what, Place place) {
    if (named(alias, place) == null) {
      return null;
    }
    return switch (what) {
      case "line" -> new Slot.Line(alias);
      case "node" -> new Slot.NodeOf(alias);
      case "count" -> new Slot.Count(alias);
      default -> {
        mistakes.add(place, "there is no @%s".formatted(what), "use @line, @node or @count");
        yield null;
      }
    };
  }

  private Scope.@Nullable Named named(String alias, Place place) {
    Scope.Named named = scope.clauses().get(alias);
    if (named == null) {
      Set<String> known = scope.names();
      mistakes.add(
          place,
          "no clause before this is called '%s'".formatted(alias),
          known.isEmpty()
              ? "give a clause before it the name with 'as: %s'".formatted(alias)
              : Nearest.advice(alias, known));
    }
    return named;
  }
}
