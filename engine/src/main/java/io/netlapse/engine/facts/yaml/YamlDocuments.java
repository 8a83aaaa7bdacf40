package io.netlapse.engine.facts.yaml;

import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonArray;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.spi.fact.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The documents of an output in YAML. A line that cannot be read, be it the three dots of whoever
 * left out a part, is damage, and what stands around it is read. A text whose indentation drops
 * below that of its first line, as a piece cut out of a larger output, is several documents.
 *
 * @param documents the mappings and sequences, in order
 * @param damaged whole lines that could not be read, in order, without their indentation
 * @param besides comments, dashes on a line of their own, and the lines between documents
 */
public record YamlDocuments(List<JsonValue> documents, List<Span> damaged, List<Span> besides) {

  /** Copies the lists. */
  public YamlDocuments {
    documents = List.copyOf(documents);
    damaged = List.copyOf(damaged);
    besides = List.copyOf(besides);
  }

  /** Reads an output of any length and any damage. */
  public static YamlDocuments of(String text) {
    YamlLines lines = new YamlLines(text);
    List<Span> damaged = new ArrayList<>();
    BlockReader reader = new BlockReader(lines, damaged);
    List<JsonValue> documents = new ArrayList<>();
    while (lines.more()) {
      if (lines.isMarker()) {
        lines.passMarker();
        continue;
      }
      Span first = lines.span();
      Optional<JsonValue> document = reader.node(lines.indent());
      if (document.isPresent() && isCollection(document.get())) {
        documents.add(document.get());
      } else if (document.isPresent()) {
        lines.spansWithin(first.start(), document.get().span().end()).forEach(damaged::add);
      }
    }
    damaged.sort(null);
    return new YamlDocuments(documents, damaged, lines.passed());
  }

  private static boolean isCollection(JsonValue value) {
    return value instanceof JsonObject || value instanceof JsonArray;
  }
}
