package io.netlapse.service.problem;

import io.netlapse.service.problem.Problem.Fault;
import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. The message is the problem's detail, shown to the client. */
public final class ProblemException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private final ProblemType type;
  private final transient List<Fault> faults;
  private final @Nullable Duration retryAfter;

  private ProblemException(
      ProblemType type, String detail, List<Fault> faults, @Nullable Duration retryAfter) {
    super(detail);
    this.type = type;
    this.faults = List.copyOf(faults);
    this.retryAfter = retryAfter;
  }

  /**
   * A problem without a place.
   *
   * @param detail what is wrong, where, what to do
   */
  public static ProblemException of(ProblemType type, String detail) {
    return new ProblemException(type, detail, List.of(), null);
  }

  /**
   * A problem of the parts of a request.
   *
   * @param faults what is wrong with which part, in the order of the request
   */
  public static ProblemException of(ProblemType type, String detail, List<Fault> faults) {
    return new ProblemException(type, detail, faults, null);
  }

  /** A wrong query parameter. */
  public static ProblemException parameter(String name, String detail) {
    return new ProblemException(
        ProblemType.BAD_REQUEST,
        "Parameter '%s': %s".formatted(name, detail),
        List.of(new Fault("?" + name, detail)),
        null);
  }

  /** A thing that is not there. */
  public static ProblemException notFound(String detail) {
    return of(ProblemType.NOT_FOUND, detail);
  }

  /**
   * A problem that waiting mends.
   *
   * @param wait how long to wait; told in whole seconds, at least one
   */
  public static ProblemException retry(ProblemType type, String detail, Duration wait) {
    return new ProblemException(type, detail, List.of(), wait);
  }

  /**
   * The problem that brought an exception about: a limit that was reached while something else was
   * reading.
   */
  public static Optional<ProblemException> within(Throwable exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException problem) {
        return Optional.of(problem);
      }
    }
    return Optional.empty();
  }

  /** What kind of problem it is. */
  public ProblemType type() {
    return type;
  }

  List<Fault> faults() {
    return faults;
  }

  /** Whole seconds, at least 1; null where waiting does not help. */
  @Nullable Long retryAfterSeconds() {
    return retryAfter == null ? null : Math.max(1, retryAfter.toSeconds());
  }
}
