package io.netlapse.engine.facts.kubernetes;

import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.engine.facts.yaml.YamlDocuments;
import java.util.List;
import java.util.Optional;

/**
 * Reads the lines that a filter left of objects in YAML. Without the name of the object only
 * flannel's annotations say something that stands for itself; they follow each other in the order
 * of their names. Not safe for many threads.
 */
final class ManifestExcerpt {

  private ManifestExcerpt() {}

  static void read(String text, ReadingDraft draft) {
    FlannelAnnotations flannel = new FlannelAnnotations();
    for (Line line : Line.of(text)) {
      Optional<JsonMember> annotation = member(line);
      if (annotation.isPresent()) {
        String name = annotation.get().name().substring(FlannelAnnotations.PREFIX.length());
        flannel
            .take(name, annotation.get().value().word(), line.span())
            .ifPresent(lease -> draft.fact(lease.fact(), lease.spans()));
      } else if (line.content().equals("--")) {
        draft.understood(line.span());
        flannel.leftOver().forEach(draft::unread);
      } else if (isImage(line)) {
        draft.understood(line.span());
      } else {
        draft.unread(line.span());
      }
    }
    flannel.leftOver().forEach(draft::unread);
  }

  /** Whether a line is one of the names of the images on a node, {@code status.images}. */
  private static boolean isImage(Line line) {
    List<String> words = line.wordList();
    return words.size() == 2
        && words.getFirst().equals("-")
        && words.getLast().indexOf('/') > 0
        && words.getLast().lastIndexOf(':') > words.getLast().lastIndexOf('/');
  }

  /** The annotation of flannel that a line is. */
  private static Optional<JsonMember> member(Line line) {
    if (!line.content().contains(FlannelAnnotations.PREFIX)) {
      return Optional.empty();
    }
    YamlDocuments documents = YamlDocuments.of(line.content());
    Optional<JsonValue> only =
        documents.documents().size() == 1 && documents.damaged().isEmpty()
            ? Optional.of(documents.documents().getFirst())
            : Optional.empty();
    return only.filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .map(object -> object.members().getFirst())
        .filter(member -> member.name().startsWith(FlannelAnnotations.PREFIX));
  }
}
