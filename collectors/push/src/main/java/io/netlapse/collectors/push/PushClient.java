package io.netlapse.collectors.push;

import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Sink;
import io.netlapse.spi.snapshot.Content;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Pushes captures to the service and returns when it has acknowledged them. Tries again, for as
 * long as the settings say, where the service is away, overloaded or silent: a capture that arrives
 * twice is the same snapshot, so trying again does no harm. Safe for use by many threads.
 */
public final class PushClient implements Sink, AutoCloseable {

  // A full bundle over a slow uplink, and a service that is busy, stay well below it.
  private static final Duration ATTEMPT = Duration.ofMinutes(2);
  private static final Duration CONNECT = Duration.ofSeconds(10);

  static {
    // Else the JDK keeps Basic from a proxy that makes tunnels. It is read once, by the first
    // client.
    if (System.getProperty("jdk.http.auth.tunneling.disabledSchemes") == null) {
      System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    }
  }

  private final PushSettings settings;
  private final HttpClient http;
  private final Time time;
  private final RandomGenerator random;

  PushClient(PushSettings settings, Time time, RandomGenerator random) throws CollectException {
    this.settings = settings;
    this.http = http(settings);
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
      switch (attempt(capture.age(), body, remaining(start))) {
        case Attempt.Acknowledged() -> {
          return;
        }
        case Attempt.Refused(String message) -> throw notTaken(capture, message);
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
    return attempt(age, gzip.toByteArray(), ATTEMPT);
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

  private static HttpClient http(PushSettings settings) throws CollectException {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            // The token must not follow a redirection to who knows whom.
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT);
    Path trusted = settings.trustedCertificates();
    ClientCertificate own = settings.clientCertificate();
    if (trusted != null || own != null) {
      builder.sslContext(tls(trusted, own));
    }
    HttpProxy proxy = settings.proxy();
    if (proxy != null) {
      builder.proxy(ProxySelector.of(new InetSocketAddress(proxy.host(), proxy.port())));
    }
    return builder.build();
  }

  private static SSLContext tls(@Nullable Path trusted, @Nullable ClientCertificate own)
      throws CollectException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          own == null ? null : own.keyManagers(),
          trusted == null ? null : TrustedCertificates.managers(trusted),
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new CollectException(
          "This Java cannot make TLS connections: %s. Give it another.".formatted(e.getMessage()),
          e);
    }
  }

  private Duration remaining(long start) {
    return settings.giveUpAfter().minusNanos(time.nanos() - start);
  }

  private Attempt attempt(Capture.Age age, byte[] body, Duration remaining)
      throws InterruptedException {
    Duration limit = remaining.compareTo(ATTEMPT) < 0 ? remaining : ATTEMPT;
    return attempt(request(age, body), limit);
  }

  private Attempt attempt(HttpRequest request, Duration limit) throws InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(request, answer -> new FirstBytes());
    try {
      return judge(exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      return new Attempt.Later("no answer within %d s".formatted(limit.toSeconds()), Duration.ZERO);
    } catch (ExecutionException e) {
      return judge(e);
    } finally {
      exchange.cancel(true); // does nothing to one that is complete
    }
  }

  private HttpRequest request(Capture.Age age, byte[] body) {
    HttpRequest.Builder request =
        authorized(settings.endpoint())
            .header("Content-Type", "application/vnd.netlapse.bundle")
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

  private Attempt judge(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    byte @Nullable [] body = answer.body(); // a tunnel that is refused has none
    String said = body == null ? "" : Problem.summary(body);
    return switch (status) {
      case 200, 201 -> new Attempt.Acknowledged();
      case 407 ->
          new Attempt.Barred(
              "the proxy %s wants a password, or another one. Put 'user:password' into a file and set %s to it."
                  .formatted(settings.proxy(), HttpProxy.CREDENTIALS_VARIABLE));
      case 429, 502, 503, 504 ->
          new Attempt.Later(
              "%d %s".formatted(status, said).strip(),
              Backoff.retryAfter(answer.headers().firstValue("Retry-After"), time.now()));
      default -> {
        String message =
            "%s answered %d%s. %s"
                .formatted(
                    settings.server(),
                    status,
                    said.isEmpty() ? "" : " (" + said + ")",
                    advice(status));
        yield isOfThisCapture(status) ? new Attempt.Refused(message) : new Attempt.Barred(message);
      }
    };
  }

  /** Whether another capture, pushed the same way, may get another answer. */
  private static boolean isOfThisCapture(int status) {
    return switch (status) {
      case 401, 404, 405 -> false; // the token, the address
      default -> status >= 400 && status < 500;
    };
  }

  private Attempt judge(ExecutionException failed) {
    Throwable cause = failed.getCause();
    Optional<String> certificate = TlsFailure.sentence(cause, settings.server());
    if (certificate.isPresent()) {
      return new Attempt.Barred(certificate.get());
    }
    if (cause instanceof IOException) {
      return new Attempt.Later(reason(cause), Duration.ZERO);
    }
    throw new IllegalStateException("the HTTP client failed", cause);
  }

  private static String reason(Throwable cause) {
    if (cause instanceof ConnectException) {
      return cause.getCause() instanceof ConnectException
              && cause.getCause().getCause() instanceof UnresolvedAddressException
          ? "its host name is not known"
          : "no connection";
    }
    String message = cause.getMessage();
    return message == null ? "the connection broke" : "the connection broke (" + message + ")";
  }

  /** What to do about an answer that will be the same next time. */
  private static String advice(int status) {
    return switch (status) {
      case 401 -> "The token is not known there or has expired; give a valid one.";
      case 403 -> "The token may not push this; ask for one that may, for this cluster and node.";
      case 404 -> "There is no netlapse at that address; check the server's address and its path.";
      case 413 -> "Capture less at once, or raise the server's limit.";
      default -> {
        if (status < 300) {
          yield "Only 200 and 201 acknowledge a capture; is there a proxy between?";
        }
        if (status < 400) {
          yield "Redirections are not followed, so that the token stays here; give the final"
              + " address.";
        }
        yield status < 500
            ? "It would be refused again; correct what is named."
            : "See the server's log; the capture can be pushed again later.";
      }
    };
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
