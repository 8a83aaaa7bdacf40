package io.netlapse.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A client of the API with one token. */
public final class TestClient {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI service;
  private final String token;

  TestClient(URI service, String token) {
    this.service = service;
    this.token = token;
  }

  /** Gets a path of the API. */
  public TestAnswer get(String path) {
    return send("GET", path, "", BodyPublishers.noBody());
  }

  /** Posts JSON. */
  public TestAnswer post(String path, String json) {
    return send("POST", path, "application/json", BodyPublishers.ofString(json));
  }

  /** Deletes. */
  public TestAnswer delete(String path) {
    return send("DELETE", path, "", BodyPublishers.noBody());
  }

  /**
   * Sends anything.
   *
   * @param path below {@code /api/v1}; from the root where it begins with {@code //}
   * @param type the body's type; empty for none
   * @param headers names and values in turn
   */
  public TestAnswer send(
      String method, String path, String type, BodyPublisher body, String... headers) {
    String target = path.startsWith("//") ? path.substring(1) : "/api/v1" + path;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service + target))
            .timeout(Duration.ofMinutes(2))
            .method(method, body);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new TestAnswer(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
