package io.netlapse.collectors.agent.script;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/** A real HTTP server on loopback in the service's place: takes captures, answers as it is told. */
final class Service implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Push> pushes = new CopyOnWriteArrayList<>();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

  /** On a port of its own; 0 for any. */
  Service(int port) throws IOException {
    this(HttpServer.create(), port);
  }

  /** Over a server that is not bound yet. */
  Service(HttpServer server, int port) throws IOException {
    this.server = server;
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** What came, unpacked, and when by the machine's clock of nanoseconds. */
  record Push(URI uri, Headers headers, String bundle, long at, int answered) {}

  /** What goes back once the latch is open. */
  private record Answer(int status, String retryAfter, CountDownLatch opened) {}

  /** Answers so the next time, where it would answer 201; an empty text asks for no wait. */
  void thenAnswer(int status, String retryAfter) {
    answers.add(new Answer(status, retryAfter, new CountDownLatch(0)));
  }

  /** Answers 201 the next time, when the latch that it returns is open. */
  CountDownLatch thenHold() {
    var opened = new CountDownLatch(1);
    answers.add(new Answer(201, "", opened));
    return opened;
  }

  List<Push> pushes() {
    return pushes;
  }

  /** The captures that it acknowledged, in the order in which they came. */
  List<String> acknowledged() {
    return pushes.stream().filter(push -> push.answered() == 201).map(Push::bundle).toList();
  }

  String address() {
    return "%s://127.0.0.1:%d".formatted(server instanceof HttpsServer ? "https" : "http", port());
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String bundle;
    try (var unpacked = new GZIPInputStream(exchange.getRequestBody())) {
      bundle = new String(unpacked.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
    Answer next = answers.poll();
    Answer answer = next == null ? new Answer(201, "", new CountDownLatch(0)) : next;
    pushes.add(
        new Push(
            exchange.getRequestURI(),
            exchange.getRequestHeaders(),
            bundle,
            System.nanoTime(),
            answer.status()));
    try {
      if (!answer.opened().await(1, TimeUnit.MINUTES)) {
        throw new IOException("nobody let the answer go");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    if (!answer.retryAfter().isEmpty()) {
      exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
    }
    byte[] body = "{\"detail\":\"so told\"}".getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
