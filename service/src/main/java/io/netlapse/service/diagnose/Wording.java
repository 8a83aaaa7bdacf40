package io.netlapse.service.diagnose;

import io.micronaut.http.MediaType;
import io.netlapse.diagnose.report.Diagnosed;
import io.netlapse.diagnose.report.DiagnosedJson;
import io.netlapse.diagnose.report.DiagnosedMarkdown;
import io.netlapse.diagnose.report.DiagnosedText;
import io.netlapse.diagnose.text.Style;
import java.util.Arrays;
import java.util.Collection;

/** The words that a diagnosis comes in, by what the client accepts (RFC 9110, 12.5.1). */
enum Wording {
  /** For programs; what is meant where nobody says. */
  JSON(MediaType.APPLICATION_JSON),
  /** For tickets. */
  MARKDOWN(Wording.TEXT_MARKDOWN),
  /** For a terminal. */
  TEXT(MediaType.TEXT_PLAIN);

  static final String TEXT_MARKDOWN = "text/markdown";

  private final String type;

  Wording(String type) {
    this.type = type;
  }

  /**
   * The one that suits best.
   *
   * @param accepted media types, the dearest first; empty for any
   */
  static Wording of(Collection<MediaType> accepted) {
    return accepted.stream()
        .flatMap(
            wanted -> Arrays.stream(values()).filter(one -> wanted.matches(one.type())).limit(1))
        .findFirst()
        .orElse(JSON);
  }

  MediaType type() {
    return MediaType.of(type);
  }

  String of(Diagnosed diagnosed) {
    return switch (this) {
      case JSON -> DiagnosedJson.of(diagnosed).indented() + "\n";
      case MARKDOWN -> DiagnosedMarkdown.of(diagnosed);
      case TEXT -> DiagnosedText.of(diagnosed, new Style(false));
    };
  }
}
