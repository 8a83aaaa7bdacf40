package io.netlapse.cli.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.netlapse.cli.terminal.CommandFailure;
import io.netlapse.diagnose.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApiClientTest {

  @TempDir private Path folder;

  private final List<String> asked = new ArrayList<>();
  private HttpServer server;
  private ApiClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    client = new ApiClient(uri(), "secret");
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void list_isReadToItsEnd() throws InterruptedException {
    answer(
        exchange ->
            exchange.getRequestURI().getQuery().contains("cursor")
                ? "{\"items\":[3],\"next\":null}"
                : "{\"items\":[1,2],\"next\":\"a b\"}",
        200);
    List<Json> items = client.all("/findings", Map.of("cluster", "x y"));
    assertThat(items).extracting(Json::text).containsExactly("1", "2", "3");
    assertThat(asked)
        .containsExactly(
            "GET /api/v1/findings?cluster=x%20y&limit=1000 Bearer secret",
            "GET /api/v1/findings?cluster=x%20y&cursor=a%20b&limit=1000 Bearer secret");
  }

  @Test
  void problem_isToldInItsWords() {
    answer(exchange -> "{\"title\":\"Not found\",\"detail\":\"There is no finding 7.\"}", 404);
    assertThatThrownBy(() -> client.get("/findings/7", Map.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("404: Not found There is no finding 7.");
  }

  @Test
  void pageOfAProxy_isToldByItsStatus() {
    answer(exchange -> "<html>", 502);
    assertThatThrownBy(() -> client.get("/findings", Map.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageEndingWith("was answered with 502.");
  }

  @Test
  void whatIsNoNetlapse_isSuspected() {
    answer(exchange -> "<html>", 200);
    assertThatThrownBy(() -> client.get("/findings", Map.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("is that address a netlapse?");
  }

  @Test
  void nobodyThere_isTold() {
    server.stop(0);
    assertThatThrownBy(() -> client.get("/findings", Map.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("does not answer");
  }

  @Test
  void token_comesFromExactlyOnePlace() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "from-file\n");
    assertThat(ServerOptions.token(Map.of("NETLAPSE_TOKEN", "direct"))).isEqualTo("direct");
    assertThat(ServerOptions.token(Map.of("NETLAPSE_TOKEN_FILE", file.toString())))
        .isEqualTo("from-file");
    assertThatThrownBy(() -> ServerOptions.token(Map.of()))
        .hasMessageStartingWith("There is no token");
    assertThatThrownBy(
            () ->
                ServerOptions.token(
                    Map.of("NETLAPSE_TOKEN", "x", "NETLAPSE_TOKEN_FILE", file.toString())))
        .hasMessageContaining("both set");
  }

  private URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** What is sent for a request. */
  private interface Answer {
    String to(HttpExchange exchange);
  }

  private void answer(Answer answer, int status) {
    server.createContext(
        "/",
        exchange -> {
          asked.add(
              "%s %s %s"
                  .formatted(
                      exchange.getRequestMethod(),
                      exchange.getRequestURI(),
                      exchange.getRequestHeaders().getFirst("Authorization")));
          byte[] body = answer.to(exchange).getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }
}
