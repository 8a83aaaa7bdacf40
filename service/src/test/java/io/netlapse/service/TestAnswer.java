package io.netlapse.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * An answer of the service.
 *
 * @param response as it came
 */
public record TestAnswer(HttpResponse<byte[]> response) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The status. */
  public int status() {
    return response.statusCode();
  }

  /** A header, or an empty text. */
  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** The body as text. */
  public String body() {
    return new String(response.body(), UTF_8);
  }

  /** The body as JSON. */
  public JsonNode json() {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(status() + " " + body(), e);
    }
  }

  /** A field of each item of a list, as text. */
  public List<String> items(String field) {
    return json().get("items").valueStream().map(item -> item.get(field).asText()).toList();
  }

  /** A field of the body by its name or JSON pointer, as text. */
  public String text(String field) {
    return json().at(field.startsWith("/") ? field : "/" + field).asText();
  }
}
