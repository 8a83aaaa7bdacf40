package com.example.runcommand;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * The cloud's API.
 *
 * <pre>
 * POST machines/ID/commands?argument=A&amp;argument=B   the script       202, the command's id
 * GET  commands/ID                                                   200, running | ended EXIT
 * GET  commands/ID/output?offset=N                                   200, the next part; empty at the end
 * </pre>
 */
final class CommandApi implements AutoCloseable {

  private static final Duration REQUEST = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** Whatever a machine prints: a bundle is smaller. */
  private static final int MOST_BYTES = 64 << 20;

  /** No part is larger; whoever sends more is not this API. */
  private static final int MOST_OF_A_PART = 1 << 20;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(REQUEST).build();
  private final URI api;
  private final String token;

  CommandApi(URI api, String token) {
    this.api = api;
    this.token = token;
  }

  /** Runs a script on a machine and gives what it printed. */
  byte[] run(String machine, byte[] script, List<String> arguments, Duration limit)
      throws CommandApiException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    String query =
        arguments.stream()
            .map(argument -> "argument=" + URLEncoder.encode(argument, UTF_8))
            .collect(joining("&"));
    String command =
        text(
            HttpRequest.newBuilder(api.resolve("machines/%s/commands?%s".formatted(machine, query)))
                .POST(BodyPublishers.ofByteArray(script)),
            202);
    if (!command.matches("[A-Za-z0-9-]{1,64}")) {
      throw new CommandApiException("The API of %s named no command.".formatted(api));
    }
    awaitEnd(command, machine, limit, end);
    return output(command, machine);
  }

  private void awaitEnd(String command, String machine, Duration limit, long end)
      throws CommandApiException, InterruptedException {
    while (true) {
      String state = text(HttpRequest.newBuilder(api.resolve("commands/" + command)), 200);
      if (state.equals("ended 0")) {
        return;
      }
      if (!state.equals("running")) {
        throw new CommandApiException("The command on %s %s.".formatted(machine, printable(state)));
      }
      if (System.nanoTime() - end > 0) {
        throw new CommandApiException(
            "The command on %s did not end within %d s; -O limit=SECONDS gives it longer."
                .formatted(machine, limit.toSeconds()));
      }
      Thread.sleep(PAUSE);
    }
  }

  private byte[] output(String command, String machine)
      throws CommandApiException, InterruptedException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    while (all.size() <= MOST_BYTES) {
      URI part = api.resolve("commands/%s/output?offset=%d".formatted(command, all.size()));
      byte[] bytes = send(HttpRequest.newBuilder(part), 200);
      if (bytes.length == 0) {
        return all.toByteArray();
      }
      all.writeBytes(bytes);
    }
    throw new CommandApiException("%s printed more than any capture does.".formatted(machine));
  }

  private String text(HttpRequest.Builder request, int expected)
      throws CommandApiException, InterruptedException {
    return new String(send(request, expected), UTF_8).strip();
  }

  private byte[] send(HttpRequest.Builder request, int expected)
      throws CommandApiException, InterruptedException {
    HttpRequest sent = request.timeout(REQUEST).header("Authorization", "Bearer " + token).build();
    try {
      HttpResponse<InputStream> answer = client.send(sent, BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        byte[] bytes = body.readNBytes(MOST_OF_A_PART + 1);
        if (answer.statusCode() != expected || bytes.length > MOST_OF_A_PART) {
          throw new CommandApiException(
              "%s answers %d and not %d; see what the token may do."
                  .formatted(sent.uri().resolve("."), answer.statusCode(), expected));
        }
        return bytes;
      }
    } catch (IOException e) {
      throw new CommandApiException(
          "%s cannot be reached (%s).".formatted(api, e.getClass().getSimpleName()), e);
    }
  }

  private static String printable(String state) {
    String start = state.length() > 64 ? state.substring(0, 64) : state;
    return start.replaceAll("\\p{Cntrl}", "?");
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
