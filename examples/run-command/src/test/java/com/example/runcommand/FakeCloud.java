package com.example.runcommand;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A cloud with one machine, {@code i-here}: the one that this runs on. It gives outputs in parts of
 * 24,000 bytes, and lets in who has the token {@code secret}.
 */
public final class FakeCloud implements Supplier<URI>, AutoCloseable {

  private static final int PART = 24_000;

  /** What a command printed; still running the first time that somebody asks. */
  private static final class Command {
    private final byte[] output;
    private final int exit;
    private volatile boolean asked;

    Command(byte[] output, int exit) {
      this.output = output;
      this.exit = exit;
    }
  }

  private final HttpServer server;
  private final AtomicInteger last = new AtomicInteger();
  private final Map<String, Command> commands = new ConcurrentHashMap<>();

  /** On a free port of the loopback interface. */
  public FakeCloud() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::answer);
    server.start();
  }

  /** Where it is. */
  @Override
  public URI get() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (!"Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        send(exchange, 401, new byte[0]);
      } else if (path.equals("/v1/machines/i-here/commands")) {
        String id = "c-" + last.incrementAndGet();
        commands.put(id, run(exchange));
        send(exchange, 202, id.getBytes(UTF_8));
      } else {
        told(exchange, path.split("/"));
      }
    }
  }

  private void told(HttpExchange exchange, String[] path) throws IOException {
    Command command = path.length > 3 ? commands.get(path[3]) : null;
    if (command == null) {
      send(exchange, 404, new byte[0]);
    } else if (path.length == 4) {
      String state = command.asked ? "ended " + command.exit : "running";
      command.asked = true;
      send(exchange, 200, state.getBytes(UTF_8));
    } else {
      int offset = Integer.parseInt(exchange.getRequestURI().getQuery().split("=")[1]);
      int end = Math.min(command.output.length, offset + PART);
      send(exchange, 200, Arrays.copyOfRange(command.output, offset, end));
    }
  }

  private static Command run(HttpExchange exchange) throws IOException {
    List<String> words = new ArrayList<>(List.of("sh", "-s", "--"));
    for (String argument : exchange.getRequestURI().getRawQuery().split("&")) {
      words.add(URLDecoder.decode(argument.split("=", 2)[1], UTF_8));
    }
    byte[] script = exchange.getRequestBody().readAllBytes();
    Process shell =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (OutputStream in = shell.getOutputStream()) {
      in.write(script);
    }
    byte[] output = shell.getInputStream().readAllBytes();
    try {
      return new Command(output, shell.waitFor());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }
}
