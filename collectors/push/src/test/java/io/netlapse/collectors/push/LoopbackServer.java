package io.netlapse.collectors.push;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;

/** A real HTTP server that gives the answers it was told to give, in order, then 201. */
final class LoopbackServer implements AutoCloseable {

  private final HttpServer server;
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

  LoopbackServer() throws IOException {
    this(HttpServer.create());
  }

  /** Over a server that is not bound yet. */
  LoopbackServer(HttpServer server) throws IOException {
    this.server = server;
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** What came. */
  record Request(String method, URI uri, Headers headers, List<Byte> body) {

    byte[] bytes() {
      byte[] bytes = new byte[body.size()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = body.get(i);
      }
      return bytes;
    }
  }

  /** What goes back; status 0 drops the connection. */
  private record Answer(int status, String body, List<String> headers) {}

  /** Answers so the next time; headers in pairs. */
  LoopbackServer thenAnswer(int status, String body, String... headers) {
    answers.add(new Answer(status, body, List.of(headers)));
    return this;
  }

  /** Breaks the connection the next time. */
  LoopbackServer thenDrop() {
    return thenAnswer(0, "");
  }

  List<Request> requests() {
    return requests;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    List<Byte> body = new ArrayList<>();
    for (byte b : exchange.getRequestBody().readAllBytes()) {
      body.add(b);
    }
    requests.add(
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            exchange.getRequestHeaders(),
            body));
    Answer answer = answers.isEmpty() ? new Answer(201, "{}", List.of()) : answers.remove();
    if (answer.status() == 0) {
      throw new IOException("dropped, as told");
    }
    for (int i = 0; i < answer.headers().size(); i += 2) {
      exchange.getResponseHeaders().add(answer.headers().get(i), answer.headers().get(i + 1));
    }
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }
}
