package io.netlapse.service.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of every answer that is no success, {@code application/problem+json} (RFC 9457).
 *
 * @param type the {@linkplain ProblemType#uri() address} of the problem's type
 * @param title the type in a few words
 * @param status the HTTP status
 * @param detail what is wrong here, where, and what to do: sentences for a person
 * @param instance the path that was asked
 * @param errors single faults of the request; absent where there is none to point at
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    @Nullable List<Fault> errors) {

  /**
   * One fault.
   *
   * @param pointer a JSON pointer (RFC 6901) into the body, or {@code ?name} for a parameter
   * @param detail what is wrong there
   */
  @Serdeable
  public record Fault(String pointer, String detail) {}
}
