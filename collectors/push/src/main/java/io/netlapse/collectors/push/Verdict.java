package io.netlapse.collectors.push;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an answer, or none, means for a capture, and in which words people are told.
 *
 * @param settings names the server and the proxy
 */
record Verdict(PushSettings settings) {

  /**
   * Of an answer.
   *
   * @param now the time that a {@code Retry-After} with a date is counted from
   */
  Attempt of(HttpResponse<byte[]> answer, Instant now) {
    int status = answer.statusCode();
    byte @Nullable [] body = answer.body(); // a tunnel that is refused has none
    String said = body == null ? "" : Problem.summary(body);
    return switch (status) {
      case 200, 201 -> new Attempt.Acknowledged(takesDeltas(answer.headers()));
      case 407 ->
          new Attempt.Barred(
              "the proxy %s wants a password, or another one. Put 'user:password' into a file and set %s to it."
                  .formatted(settings.proxy(), HttpProxy.CREDENTIALS_VARIABLE));
      case 408, 425, 429, 502, 503, 504 ->
          new Attempt.Later(
              "%d %s".formatted(status, said).strip(),
              Backoff.retryAfter(answer.headers().firstValue("Retry-After"), now));
      default -> {
        String message =
            "%s answered %d%s. %s"
                .formatted(
                    settings.server(),
                    status,
                    said.isEmpty() ? "" : " (" + said + ")",
                    advice(status));
        yield isOfThisCapture(status)
            ? new Attempt.Refused(message, body == null ? List.of() : Problem.missing(body))
            : new Attempt.Barred(message);
      }
    };
  }

  private static boolean takesDeltas(HttpHeaders headers) {
    return headers.allValues("Accept-Post").stream()
        .flatMap(each -> Stream.of(each.split(",")))
        .anyMatch(type -> type.strip().equalsIgnoreCase(PushClient.DELTA));
  }

  /** Whether another capture, pushed the same way, may get another answer. */
  private static boolean isOfThisCapture(int status) {
    return switch (status) {
      case 401, 404, 405 -> false; // the token, the address
      default -> status >= 400 && status < 500;
    };
  }

  /**
   * Of an attempt without an answer.
   *
   * @throws IllegalStateException if it failed for no reason of the network
   */
  Attempt of(@Nullable Throwable cause) {
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
}
