package io.netlapse.service.time;

import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.service.problem.ProblemException;
import java.time.Instant;

/**
 * The half-open window {@code [from, to)} that an answer is about; echoed in the answer.
 *
 * @param from the first instant inside
 * @param to the first instant behind; after {@code from}
 */
@Serdeable
public record TimeWindow(Instant from, Instant to) {

  /**
   * A window of a request.
   *
   * @throws ProblemException 400 if it is empty
   */
  public static TimeWindow of(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw ProblemException.parameter(
          "from", "%s is not before 'to', %s; the window is empty.".formatted(from, to));
    }
    return new TimeWindow(from, to);
  }
}
