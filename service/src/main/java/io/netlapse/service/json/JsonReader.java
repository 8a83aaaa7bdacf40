package io.netlapse.service.json;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.problem.ProblemType;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Reads JSON bodies (RFC 8259). Safe for many threads. */
@Singleton
public final class JsonReader {

  private static final int SMALL_BODY_BYTES = 1 << 20;

  private final JsonMapper mapper;

  JsonReader(JsonMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * The object in a small body, of at most 1 MiB.
   *
   * @throws ProblemException 400 if it is no JSON, 413 if it is larger, 422 if it is no object
   */
  public JsonFields small(InputStream body) {
    // Closing lets the server drop the rest: it answers only once the body is done with.
    try (InputStream in = body) {
      byte[] bytes = in.readNBytes(SMALL_BODY_BYTES + 1);
      if (bytes.length > SMALL_BODY_BYTES) {
        throw ProblemException.of(
            ProblemType.TOO_LARGE,
            "The body is larger than %d bytes, the most that this route reads."
                .formatted(SMALL_BODY_BYTES));
      }
      return object(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The object in a body.
   *
   * @param bytes all of it
   * @throws ProblemException 400 if it is no JSON, 413 if it has too many values, 422 if it is no
   *     object
   */
  public JsonFields object(byte[] bytes) {
    JsonValues.requireFew(bytes);
    return JsonFields.of(parse(bytes));
  }

  /** A document that the database keeps. */
  public JsonNode stored(String json) {
    try {
      return mapper.readValue(json, Argument.of(JsonNode.class));
    } catch (IOException e) {
      throw new UncheckedIOException("the database keeps what is no JSON", e);
    }
  }

  private JsonNode parse(byte[] bytes) {
    try {
      JsonNode node = mapper.readValue(bytes, Argument.of(JsonNode.class));
      if (node != null) {
        return node;
      }
      throw ProblemException.of(ProblemType.BAD_REQUEST, "The body is empty; send a JSON object.");
    } catch (IOException e) {
      throw ProblemException.of(
          ProblemType.BAD_REQUEST, "The body is no JSON: %s.".formatted(firstLine(e.getMessage())));
    }
  }

  /** The parser's sentence, without the excerpt and the class names that follow it. */
  private static String firstLine(@Nullable String message) {
    if (message == null) {
      return "it could not be read";
    }
    String line = message.lines().findFirst().orElse("it could not be read");
    int source = line.indexOf(" (start marker");
    String cut = source < 0 ? line : line.substring(0, source);
    return cut.length() > 200 ? cut.substring(0, 200) + "..." : cut;
  }
}
