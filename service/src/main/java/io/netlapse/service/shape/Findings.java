package io.netlapse.service.shape;

import io.micronaut.json.tree.JsonNode;
import io.netlapse.db.query.FindingsIn;
import io.netlapse.service.json.JsonReader;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes findings of their rows, whose documents are kept as the API shows them. */
@Singleton
public final class Findings {

  private final JsonReader json;

  Findings(JsonReader json) {
    this.json = json;
  }

  /** A finding. */
  public FindingShape of(FindingsIn.Row row) {
    JsonNode document = json.stored(row.document());
    Instant goneAt = row.goneAt();
    return new FindingShape(
        id(row),
        row.rule(),
        row.cluster(),
        row.node(),
        row.subject(),
        row.severity(),
        part(document, "title"),
        part(document, "explanation"),
        part(document, "evidence"),
        part(document, "confirm"),
        part(document, "remedy"),
        new WindowShape(row.appearedAfter(), row.appearedAt()),
        lastSeen(row),
        goneAt == null ? null : new WindowShape(row.goneAfter(), goneAt),
        goneAt == null ? "open" : "resolved",
        mute(row.mute()));
  }

  private static @Nullable MuteShape mute(FindingsIn.@Nullable Mute mute) {
    return mute == null
        ? null
        : new MuteShape(Long.toString(mute.id()), mute.reason(), mute.until(), mute.by());
  }

  /** A finding's id. */
  public static String id(FindingsIn.Row row) {
    return row.clusterId() + "-" + row.id();
  }

  private static Instant lastSeen(FindingsIn.Row row) {
    Instant goneAfter = row.goneAfter();
    if (row.goneAt() != null) {
      return goneAfter == null ? row.appearedAt() : goneAfter;
    }
    return row.lookedAt().isAfter(row.appearedAt()) ? row.lookedAt() : row.appearedAt();
  }

  private static JsonNode part(JsonNode document, String name) {
    JsonNode part = document.get(name);
    return part == null ? JsonNode.nullNode() : part;
  }
}
