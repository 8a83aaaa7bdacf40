package io.netlapse.collectors.push;

import io.netlapse.spi.collect.CollectException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The secret that lets a collector in (RFC 6750): to the service, or to an API server. It comes
 * from a file or the environment, never from an argument, which every user of the machine could
 * read. It never shows in messages or logs.
 */
public final class Token {

  /** The environment variable that holds the token itself. */
  public static final String VARIABLE = "NETLAPSE_TOKEN";

  /** The environment variable that names the file that holds the token. */
  public static final String FILE_VARIABLE = "NETLAPSE_TOKEN_FILE";

  private static final int MOST_BYTES = 4_096;
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._~+/-]+=*"); // RFC 6750, 2.1

  private final String value;

  private Token(String value) {
    this.value = value;
  }

  /**
   * The token that the environment gives.
   *
   * @param environment as {@link System#getenv()} has it
   * @throws CollectException if neither variable is set, or both, or the token is none
   */
  public static Token of(Map<String, String> environment) throws CollectException {
    String value = environment.getOrDefault(VARIABLE, "");
    String file = environment.getOrDefault(FILE_VARIABLE, "");
    if (value.isBlank() == file.isBlank()) {
      throw new CollectException(
          value.isBlank()
              ? "There is no token to push with. Set %s to a file that holds it, or %s to the token."
                  .formatted(FILE_VARIABLE, VARIABLE)
              : "%s and %s are both set. Unset one.".formatted(VARIABLE, FILE_VARIABLE));
    }
    return value.isBlank() ? ofFile(Path.of(file)) : of(value, VARIABLE);
  }

  /**
   * The token in a file, blanks and newlines around it left out.
   *
   * @throws CollectException if the file cannot be read or holds no token
   */
  public static Token ofFile(Path file) throws CollectException {
    try (InputStream in = Files.newInputStream(file)) {
      // ISO 8859-1 takes every byte: what is no token is told as such, whatever its encoding.
      return of(
          new String(in.readNBytes(MOST_BYTES + 1), StandardCharsets.ISO_8859_1), "file " + file);
    } catch (IOException e) {
      throw new CollectException(
          "The token file %s cannot be read. Is it there, and may this user read it?"
              .formatted(file),
          e);
    }
  }

  private static Token of(String text, String source) throws CollectException {
    String value = text.strip();
    if (value.length() > MOST_BYTES || !SHAPE.matcher(value).matches()) {
      throw new CollectException(
          "What %s holds is no bearer token (1 to %d letters, digits and ._~+/-). Put the token there, and nothing else."
              .formatted(source, MOST_BYTES));
    }
    return new Token(value);
  }

  /** The value of the header {@code Authorization}: a secret. */
  public String authorization() {
    return "Bearer " + value;
  }

  /** Not the token. */
  @Override
  public String toString() {
    return "token (hidden)";
  }
}
