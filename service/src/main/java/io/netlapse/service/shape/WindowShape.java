package io.netlapse.service.shape;

import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.spi.event.Window;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The open-closed interval {@code (after, at]} in which something must have happened.
 *
 * @param after it had certainly not happened at this instant; null where nobody had looked before
 * @param at it certainly had at this one
 */
@Serdeable
public record WindowShape(@Nullable Instant after, Instant at) {

  /** Of the engine's. */
  public static WindowShape of(Window window) {
    return new WindowShape(window.after(), window.at());
  }
}
