package io.netlapse.cli.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a service that may be away: then whoever comes is cut off without an answer. It
 * knows who pushed when.
 */
final class Gate implements AutoCloseable {

  private static final Pattern NODE = Pattern.compile("[?&]node=([^&]+)");
  private static final List<String> ASKED =
      List.of("Authorization", "Content-Type", "Content-Encoding", "Netlapse-Sent-At", "Accept");
  private static final List<String> ANSWERED =
      List.of("Content-Type", "Accept-Post", "Retry-After");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
  private final HttpServer server;
  private final InstantSource clock;
  private final Queue<Push> pushes = new ConcurrentLinkedQueue<>();
  private volatile @Nullable URI service;

  /**
   * A push of a snapshot.
   *
   * @param node as the address names it; empty where it names none
   * @param status what it was answered; 0 where it was cut off
   */
  record Push(Instant at, String node, int status) {}

  /** One that is shut. */
  Gate(InstantSource clock) throws IOException {
    this.clock = clock;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::pass);
    server.setExecutor(threads);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Lets through to a service from now on. */
  void open(URI to) {
    service = to;
  }

  void shut() {
    service = null;
  }

  /** Who pushed so far, in the order of the answers. */
  List<Push> pushes() {
    return List.copyOf(pushes);
  }

  private void pass(HttpExchange exchange) {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      @Nullable URI to = service;
      HttpResponse<byte[]> answer = to == null ? null : forward(exchange, to, body);
      if (exchange.getRequestMethod().equals("POST")) {
        Matcher node = NODE.matcher(exchange.getRequestURI().toString());
        pushes.add(
            new Push(
                clock.instant(),
                node.find() ? node.group(1) : "",
                answer == null ? 0 : answer.statusCode()));
      }
      if (answer != null) {
        answer(exchange, answer);
      }
    } catch (IOException _) {
      // Whoever came has gone.
    }
  }

  /** The service's answer; null where it went away meanwhile. */
  private @Nullable HttpResponse<byte[]> forward(HttpExchange exchange, URI to, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(to + exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    for (String name : ASKED) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException _) {
      return null;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer)
      throws IOException {
    for (String name : ANSWERED) {
      answer.headers().firstValue(name).ifPresent(v -> exchange.getResponseHeaders().add(name, v));
    }
    byte[] body = answer.body();
    exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    http.shutdownNow();
  }
}
