package io.netlapse.service;

import java.io.IOException;
import java.io.UncheckedIOException;
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

  private static final String[] NONE = {};

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
    return post(path, "application/json", json);
  }

  /** Puts JSON. */
  public TestAnswer put(String path, String json) {
    return send("PUT", path, "application/json", BodyPublishers.ofString(json), json, NONE);
  }

  /** Posts a text of some type. */
  public TestAnswer post(String path, String type, String body) {
    return send("POST", path, type, BodyPublishers.ofString(body), body, NONE);
  }

  /**
   * As an admin, makes a push token.
   *
   * @param node the only node that it is good for; empty for the whole cluster
   * @return its secret
   */
  String newPushToken(String cluster, String node) {
    String of = node.isEmpty() ? "" : ",\"node\":\"%s\"".formatted(node);
    String order =
        "{\"name\":\"test\",\"scope\":\"push\",\"cluster\":\"%s\"%s}".formatted(cluster, of);
    return post("/tokens", order).text("secret");
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
    // The contract's validator reads texts only; of any other body it need know no more than that.
    return send(method, path, type, body, type.isEmpty() ? "" : "{}", headers);
  }

  private TestAnswer send(
      String method,
      String path,
      String type,
      BodyPublisher body,
      String bodyText,
      String[] headers) {
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
      HttpRequest sent = request.build();
      TestAnswer answer = new TestAnswer(HTTP.send(sent, BodyHandlers.ofByteArray()));
      ContractCheck.verify(sent, bodyText, answer.response());
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
