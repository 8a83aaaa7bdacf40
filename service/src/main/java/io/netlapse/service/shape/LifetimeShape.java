package io.netlapse.service.shape;

import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.db.query.Timelines;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A maximal run of consecutive observations in which a node had a fact.
 *
 * @param appeared when it appeared
 * @param lastSeen it was still there at this instant
 * @param gone when it went; null while it is present as of {@code lastSeen}
 */
@Serdeable
public record LifetimeShape(WindowShape appeared, Instant lastSeen, @Nullable WindowShape gone) {

  /** Of a row. */
  public static LifetimeShape of(Timelines.Life life) {
    Instant goneAt = life.goneAt();
    return new LifetimeShape(
        new WindowShape(life.appearedAfter(), life.appearedAt()),
        life.lastSeen(),
        goneAt == null ? null : new WindowShape(life.goneAfter(), goneAt));
  }
}
