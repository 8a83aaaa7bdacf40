package io.netlapse.collectors.push;

import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Sink;
import io.netlapse.spi.snapshot.Content;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/**
 * Pushes captures to the service and returns when it has acknowledged them. Tries again, for as
 * long as the settings say, where the service is away, overloaded or silent: a capture that arrives
 * twice is the same snapshot, so trying again does no harm. Safe for use by many threads.
 */
public final class PushClient implements Sink, AutoCloseable {

  static final String DELTA = "application/vnd.netlapse.delta";

  private static final String BUNDLE = "application/vnd.netlapse.bundle";

  // A full bundle over a slow uplink, and a service that is busy, stay well below it.
  private static final Duration ATTEMPT = Duration.ofMinutes(2);

  private final PushSettings settings;
  private final HttpClient http;
  private final Verdict verdict;
  private final Time time;
  private final RandomGenerator random;

  PushClient(PushSettings settings, Time time, RandomGenerator random) throws CollectException {
    this.settings = settings;
    this.http = Connections.of(settings);
    this.verdict = new Verdict(settings);
    this.time = time;
    this.random = random;
  }

  /**
   * A client; it does not connect before there is something to deliver.
   *
   * @throws CollectException if the file of trusted certificates cannot be used
   */
  public static PushClient of(PushSettings settings) throws CollectException {
    return new PushClient(settings, Time.SYSTEM, RandomGenerator.getDefault());
  }

  @Override
  public void deliver(Capture capture) throws CollectException, InterruptedException {
    byte[] body = Gzip.of(capture.bundle());
    Backoff backoff = new Backoff(random);
    long start = time.nanos();
    while (true) {
      switch (attempt(BUNDLE, capture.age(), body, remaining(start))) {
        case Attempt.Acknowledged(_) -> {
          return;
        }
        case Attempt.Refused(String message, _) -> throw notTaken(capture, message);
        case Attempt.Barred(String message) -> throw notTaken(capture, message);
        case Attempt.Later(String reason, Duration asked) -> {
          Duration wait = backoff.next(asked);
          if (wait.compareTo(remaining(start)) >= 0) {
            throw gaveUp(capture, reason);
          }
          time.sleep(wait);
        }
      }
    }
  }

  /**
   * Tries once. For whoever keeps captures until they have arrived and decides itself when to try
   * again.
   *
   * @param age of the capture
   * @param gzip its bundle, compressed ({@link Gzip})
   * @throws InterruptedException if the thread was interrupted; the capture may have arrived
   */
  public Attempt attempt(Capture.Age age, Content gzip) throws InterruptedException {
    return attempt(BUNDLE, age, gzip.toByteArray(), ATTEMPT);
  }

  /**
   * Tries once with a delta, which the service has offered to take. It is no harm to try: whatever
   * it is refused for, the bundle may be taken.
   *
   * @param age of the capture
   * @param gzip its delta ({@link io.netlapse.spi.bundle.DeltaWriter}), compressed
   * @throws InterruptedException if the thread was interrupted; the capture may have arrived
   */
  public Attempt attemptDelta(Capture.Age age, Content gzip) throws InterruptedException {
    return attempt(DELTA, age, gzip.toByteArray(), ATTEMPT);
  }

  /**
   * Tells once how a collector fares.
   *
   * @param collector its name: letters, digits and {@code ._-}
   * @param instance which one of that name, likewise
   * @param json the report, as the contract has it
   * @throws InterruptedException if the thread was interrupted; the report may have arrived
   */
  public Attempt report(String collector, String instance, Content json)
      throws InterruptedException {
    HttpRequest request =
        authorized(settings.collector(collector, instance))
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(json.toByteArray()))
            .build();
    return attempt(request, ATTEMPT);
  }

  /** Ends the connections; what is on its way is cut off. */
  @Override
  public void close() {
    http.shutdownNow();
  }

  private Duration remaining(long start) {
    return settings.giveUpAfter().minusNanos(time.nanos() - start);
  }

  private Attempt attempt(String type, Capture.Age age, byte[] body, Duration remaining)
      throws InterruptedException {
    Duration limit = remaining.compareTo(ATTEMPT) < 0 ? remaining : ATTEMPT;
    return attempt(request(type, age, body), limit);
  }

  private Attempt attempt(HttpRequest request, Duration limit) throws InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(request, answer -> new FirstBytes());
    try {
      return verdict.of(exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS), time.now());
    } catch (TimeoutException _) {
      return new Attempt.Later("no answer within %d s".formatted(limit.toSeconds()), Duration.ZERO);
    } catch (ExecutionException e) {
      return verdict.of(e.getCause());
    } finally {
      exchange.cancel(true); // does nothing to one that is complete
    }
  }

  private HttpRequest request(String type, Capture.Age age, byte[] body) {
    HttpRequest.Builder request =
        authorized(settings.endpoint())
            .header("Content-Type", type)
            .header("Content-Encoding", "gzip")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (age instanceof Capture.Age.Live(Duration nodeAhead)) {
      // The service measures the node's clock by it, so it is what that says at this attempt.
      request.header("Netlapse-Sent-At", time.now().plus(nodeAhead).toString());
    }
    return request.build();
  }

  private HttpRequest.Builder authorized(URI address) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Authorization", settings.token().authorization())
            .header("Accept", "application/json, application/problem+json");
    HttpProxy proxy = settings.proxy();
    if (proxy != null && !proxy.authorization().isEmpty()) {
      request.header("Proxy-Authorization", proxy.authorization());
    }
    return request;
  }

  private static CollectException notTaken(Capture capture, String message) {
    return new CollectException("%s was not taken: %s".formatted(capture.source(), message));
  }

  private CollectException gaveUp(Capture capture, String reason) {
    return new CollectException(
        ("%s did not reach %s within %s; last: %s. Check that the server runs and can be reached"
                + " from here, then push again.")
            .formatted(
                capture.source(), settings.server(), readable(settings.giveUpAfter()), reason));
  }

  private static String readable(Duration duration) {
    return duration.toSecondsPart() == 0 && duration.toMinutes() > 0
        ? duration.toMinutes() + " min"
        : duration.toSeconds() + " s";
  }
}
