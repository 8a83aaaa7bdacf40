package io.netlapse.cli.api;

import io.netlapse.cli.terminal.CommandFailure;
import io.netlapse.diagnose.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Asks the API ({@code openapi.yaml}). Every answer that is not the one asked for is a {@link
 * CommandFailure} with what the service said. Safe for use by many threads.
 */
public final class ApiClient implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofMinutes(2);
  private static final int PAGE = 1000;

  private final URI server;
  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          // The token must not follow a redirection to who knows whom.
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * A client of one service; it does not connect yet.
   *
   * @param server the service's address, without {@code /api/v1}
   * @param token a bearer token
   */
  public ApiClient(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  /** Reads one resource: its path below {@code /api/v1}, such as {@code /findings/7}. */
  public Json get(String path, Map<String, String> query) throws InterruptedException {
    return send(request(path, query).GET());
  }

  /** Reads a list to its end, over however many pages the service cuts it into. */
  public List<Json> all(String path, Map<String, String> query) throws InterruptedException {
    List<Json> items = new ArrayList<>();
    Map<String, String> page = new TreeMap<>(query);
    page.put("limit", Integer.toString(PAGE));
    while (true) {
      Json answer = get(path, page);
      items.addAll(answer.get("items").items());
      String next = answer.text("next");
      if (next.isEmpty()) {
        return List.copyOf(items);
      }
      page.put("cursor", next);
    }
  }

  /** Posts JSON. */
  public Json post(String path, Json body) throws InterruptedException {
    return send(
        request(path, Map.of())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.compact())));
  }

  /** Removes one resource. */
  public void delete(String path) throws InterruptedException {
    Json _ = send(request(path, Map.of()).DELETE());
  }

  /** A piece of a path: a node's name, an id. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpRequest.Builder request(String path, Map<String, String> query) {
    String base = server.toString().replaceAll("/+$", "");
    String parameters =
        query.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + segment(entry.getValue()))
            .collect(Collectors.joining("&"));
    String separator = parameters.isEmpty() ? "" : "?";
    return HttpRequest.newBuilder(URI.create(base + "/api/v1" + path + separator + parameters))
        .timeout(ANSWER)
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/json, application/problem+json");
  }

  private Json send(HttpRequest.Builder builder) throws InterruptedException {
    HttpRequest request = builder.build();
    HttpResponse<String> answer;
    try {
      answer = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CommandFailure(
          "%s does not answer (%s); check that it runs and can be reached from here."
              .formatted(server, said(e)),
          e);
    }
    if (answer.statusCode() / 100 != 2) {
      throw new CommandFailure(refusal(request, answer));
    }
    return answer.body().isBlank() ? Json.NULL : parsed(answer.body());
  }

  private Json parsed(String body) {
    try {
      return Json.parse(body);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          "%s answers with %s; is that address a netlapse?".formatted(server, e.getMessage()), e);
    }
  }

  /** RFC 9457: title and detail are for people. */
  private String refusal(HttpRequest request, HttpResponse<String> answer) {
    Json problem;
    try {
      problem = Json.parse(answer.body());
    } catch (IllegalArgumentException _) {
      problem = Json.NULL; // a proxy's page: the status has to do
    }
    String words = (problem.text("title") + " " + problem.text("detail")).strip();
    return "%s %s%s was answered with %d%s"
        .formatted(
            request.method(),
            server,
            request.uri().getRawPath(),
            answer.statusCode(),
            words.isEmpty() ? "." : ": " + words)
        .strip();
  }

  private static String said(IOException problem) {
    return problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
  }
}
