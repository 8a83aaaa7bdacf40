package io.netlapse.collectors.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.netlapse.collectors.push.PushClient;
import io.netlapse.collectors.push.PushSettings;
import io.netlapse.collectors.push.Token;
import io.netlapse.spi.collect.CollectException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** A real HTTP server on the loopback interface that takes pushes as it is told to. */
public final class Receiver implements AutoCloseable {

  private final HttpServer server;
  private final List<String> reports = Collections.synchronizedList(new ArrayList<>());
  private final List<Pushed> taken = Collections.synchronizedList(new ArrayList<>());
  private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
  private volatile Function<String, Answer> answers = _ -> new Answer(201);
  private volatile boolean takesDeltas;

  /** One that takes everything. */
  public Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** What was acknowledged. */
  public record Pushed(String bundle, String sentAt) {

    /** The node's name, which the second line tells. */
    public String node() {
      return bundle.lines().skip(1).findFirst().orElseThrow().substring("node: ".length());
    }
  }

  /** What a push is answered; {@code retryAfter} in seconds where it is not empty. */
  public record Answer(int status, String retryAfter, String body) {

    /** Without a word. */
    public Answer(int status, String retryAfter) {
      this(status, retryAfter, "");
    }

    /** Without advice when to come again. */
    public Answer(int status) {
      this(status, "");
    }
  }

  /** Offers to take deltas from now on, or no more. */
  public void takesDeltas(boolean does) {
    takesDeltas = does;
  }

  /** How many bytes each push had, compressed, in order. */
  public List<Integer> sizes() {
    return List.copyOf(sizes);
  }

  /** Answers by what is in the bundle from now on. */
  public void answers(Function<String, Answer> how) {
    answers = how;
  }

  /** What was acknowledged so far, in order. */
  public List<Pushed> taken() {
    return List.copyOf(taken);
  }

  /** What collectors said of themselves: the path, a blank, the body. */
  public List<String> reports() {
    return List.copyOf(reports);
  }

  /** The port that it listens at. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** A client of it. */
  public PushClient client() throws CollectException {
    return clientOf(port());
  }

  /** A client of whatever listens at a port and leads to it. */
  public static PushClient clientOf(int port) throws CollectException {
    return PushClient.of(
        PushSettings.of(
            URI.create("http://127.0.0.1:" + port), Token.of(Map.of(Token.VARIABLE, "t"))));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("PUT")) {
      report(exchange);
      return;
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    sizes.add(body.length);
    String bundle;
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      bundle = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Answer answer = answers.apply(bundle);
    if (answer.status() < 300) {
      String sentAt = exchange.getRequestHeaders().getFirst("Netlapse-Sent-At");
      taken.add(new Pushed(bundle, sentAt == null ? "" : sentAt));
    }
    if (takesDeltas) {
      exchange
          .getResponseHeaders()
          .add("Accept-Post", "application/vnd.netlapse.bundle, application/vnd.netlapse.delta");
    }
    if (!answer.retryAfter().isEmpty()) {
      exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
    }
    byte[] said = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), said.length == 0 ? -1 : said.length);
    exchange.getResponseBody().write(said);
    exchange.close();
  }

  private void report(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    int status = answers.apply("").status();
    if (status < 300) {
      reports.add(exchange.getRequestURI() + " " + body);
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}
