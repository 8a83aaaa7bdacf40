package io.netlapse.collectors.runtime.health;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.netlapse.collectors.runtime.spool.Gap;
import io.netlapse.collectors.runtime.spool.SpoolDepth;
import io.netlapse.spi.snapshot.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a collector says of itself to the service: the body of {@code PUT
 * /api/v1/collectors/{collector}/instances/{instance}}.
 *
 * @param version the release that it is of
 * @param at when it says so, by the machine's clock
 * @param period how long after the last run the next one is due
 * @param last the last run that has ended; null if none has
 * @param lastSuccess when the last run began that could do its work; null if none could
 * @param watch whether it notices changes; null where it goes by its schedule alone
 * @param depth what lies in its spool
 * @param targets the nodes that it captures
 * @param gaps what it lost and the service has not acknowledged
 */
public record HealthReport(
    String version,
    Instant at,
    Duration period,
    @Nullable Run last,
    @Nullable Instant lastSuccess,
    @Nullable WatchState watch,
    SpoolDepth depth,
    List<Target> targets,
    List<Gap> gaps) {

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * With errors of {@link Target#MOST_ERROR} characters far below the MiB that the service reads.
   */
  private static final int MOST_AT_ONCE = 500;

  /** Copies the lists. */
  public HealthReport {
    targets = List.copyOf(targets);
    gaps = List.copyOf(gaps);
  }

  /**
   * The same in parts, of which each can be told by itself: a runner may have ten thousand nodes.
   *
   * @return at least one
   */
  public List<HealthReport> parts() {
    List<HealthReport> parts = new ArrayList<>();
    int most = Math.max(1, Math.max(targets.size(), gaps.size()));
    for (int from = 0; from < most; from += MOST_AT_ONCE) {
      parts.add(
          new HealthReport(
              version,
              at,
              period,
              last,
              lastSuccess,
              watch,
              depth,
              part(targets, from),
              part(gaps, from)));
    }
    return parts;
  }

  private static <T> List<T> part(List<T> all, int from) {
    int end = Math.min(all.size(), from + MOST_AT_ONCE);
    return from >= end ? List.of() : all.subList(from, end);
  }

  /** The report as JSON. */
  public Content json() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("version", version);
      json.writeStringField("reportedAt", at.toString());
      json.writeNumberField("periodSeconds", Math.max(1, period.toSeconds()));
      if (last != null) {
        json.writeStringField("lastRunAt", last.began().toString());
        json.writeNumberField("lastRunMillis", last.took().toMillis());
        text(json, "lastRunError", last.error());
      }
      text(json, "lastSuccessAt", lastSuccess);
      if (watch != null) {
        json.writeStringField("watchSince", watch.since().toString());
        text(json, "watchError", watch.error());
      }
      json.writeNumberField("spoolFiles", depth.files());
      json.writeNumberField("spoolBytes", depth.bytes());
      text(json, "spoolOldestAt", depth.oldest());
      json.writeNumberField("damaged", depth.damaged());
      json.writeNumberField("refused", depth.refused());
      json.writeArrayFieldStart("targets");
      for (Target target : targets) {
        target(json, target);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("gaps");
      for (Gap gap : gaps) {
        gap(json, gap);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes every byte", e);
    }
    return Content.of(bytes.toByteArray());
  }

  private static void target(JsonGenerator json, Target target) throws IOException {
    json.writeStartObject();
    json.writeStringField("node", target.node());
    text(json, "capturedAt", target.lastCaptured());
    if (target.took() != null) {
      json.writeNumberField("capturedMillis", target.took().toMillis());
    }
    text(json, "deliveredAt", target.lastDelivered());
    text(json, "error", target.error());
    json.writeEndObject();
  }

  private static void gap(JsonGenerator json, Gap gap) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", gap.id());
    text(json, "node", gap.node());
    json.writeStringField("from", gap.from().toString());
    json.writeStringField("until", gap.until().toString());
    json.writeNumberField("captures", gap.captures());
    json.writeStringField("why", gap.why().word());
    json.writeEndObject();
  }

  /** A field that is left out where there is nothing to say. */
  private static void text(JsonGenerator json, String name, @Nullable Object value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value.toString());
    }
  }
}
