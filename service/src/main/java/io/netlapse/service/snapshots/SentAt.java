package io.netlapse.service.snapshots;

import io.micronaut.http.HttpHeaders;
import io.netlapse.service.problem.Problem.Fault;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.problem.ProblemType;
import io.netlapse.service.time.TimeText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header {@code Netlapse-Sent-At}, which tells a live push from an upload or a replay.
 */
final class SentAt {

  static final String HEADER = "Netlapse-Sent-At";

  private SentAt() {}

  /**
   * When the request was sent, by the sender's clock; null where the header is missing.
   *
   * @throws ProblemException 400 if it is no time
   */
  static @Nullable Instant of(HttpHeaders headers, Instant now) {
    String text = headers.get(HEADER);
    try {
      return text == null ? null : TimeText.parse(HEADER, text, now);
    } catch (ProblemException e) {
      String detail = "the header is no RFC 3339 time and no seconds or milliseconds since 1970";
      throw ProblemException.of(
          ProblemType.BAD_REQUEST,
          "The header %s is '%s': %s.".formatted(HEADER, text, detail),
          List.of(new Fault(HEADER, detail)));
    }
  }
}
