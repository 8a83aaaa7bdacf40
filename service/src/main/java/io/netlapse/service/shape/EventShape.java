package io.netlapse.service.shape;

import io.micronaut.serde.annotation.Serdeable;
import io.netlapse.db.query.EventsIn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in {@code [from, to]}.
 *
 * @param id its id
 * @param cluster where
 * @param node on which node; null for the whole cluster
 * @param kind what sort of thing
 * @param what the thing
 * @param from the earliest instant
 * @param to the latest, inclusive
 * @param detail for people; may be empty
 * @param source derived from what nodes said, or posted from outside
 */
@Serdeable
public record EventShape(
    String id,
    String cluster,
    @Nullable String node,
    String kind,
    String what,
    Instant from,
    Instant to,
    String detail,
    String source) {

  /** Of a row. */
  public static EventShape of(EventsIn.Row row) {
    return new EventShape(
        row.clusterId() + "-" + row.id(),
        row.cluster(),
        row.node(),
        row.kind(),
        row.what(),
        row.from(),
        row.to(),
        row.detail(),
        row.origin());
  }
}
