package io.netlapse.service.events;

import io.netlapse.db.Columns;
import io.netlapse.db.query.PostedEvents;
import io.netlapse.service.json.JsonFields;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.time.TimeText;
import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.snapshot.NodeId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads the native form of an event: {@code {"cluster","node"?,"kind":"external","what","at" or
 * "from"+"to","detail"?,"id"?}}.
 */
final class PostedEvent {

  static final int LONGEST_TEXT = 2000;
  private static final int LONGEST_NAME = 253;

  private PostedEvent() {}

  /**
   * Reads the fields.
   *
   * @param source who tells it
   * @param now when it arrived
   * @throws ProblemException 422 with every fault
   */
  static PostedEvents.Told read(JsonFields fields, String source, Instant now) {
    String cluster = required(fields, "cluster");
    String node = fields.optional("node", name -> NodeId.requireName("node", name));
    String kind = fields.text("kind");
    if (fields.has("kind") && !kind.equals(EventKind.EXTERNAL.word())) {
      fields.fault("kind", "it is external: the other kinds are derived from what nodes say");
    }
    String what = limited(fields, "what", LONGEST_NAME);
    if (what == null || what.isBlank()) {
      fields.fault("what", "it names what happened, in 1 to %d characters".formatted(LONGEST_NAME));
    }
    Instant at = time(fields, "at", now);
    Instant from = time(fields, "from", now);
    Instant to = time(fields, "to", now);
    boolean instant = fields.has("at") && !fields.has("from") && !fields.has("to");
    boolean window = !fields.has("at") && fields.has("from") && fields.has("to");
    if (!instant && !window) {
      fields.fault("at", "either 'at' is told, or 'from' and 'to'");
    } else if (from != null && to != null && to.isBefore(from)) {
      fields.fault("to", "it is before 'from'");
    }
    String detail = limited(fields, "detail", LONGEST_TEXT);
    String id = limited(fields, "id", LONGEST_NAME);
    fields.refuseOthers();
    fields.check();
    return new PostedEvents.Told(
        cluster,
        node,
        kind,
        what == null ? "" : what,
        either(at, from),
        either(at, to),
        detail == null ? "" : detail,
        source,
        id == null ? UUID.randomUUID().toString() : id,
        now);
  }

  private static String required(JsonFields fields, String name) {
    if (!fields.has(name)) {
      fields.fault(name, "it is missing");
    }
    String value = fields.optional(name, text -> NodeId.requireName(name, text));
    return value == null ? "" : value;
  }

  private static @Nullable String limited(JsonFields fields, String name, int longest) {
    String text = fields.optionalText(name);
    if (text != null && text.length() > longest) {
      fields.fault(name, "it has more than %d characters".formatted(longest));
    } else if (text != null && text.indexOf('\0') >= 0) {
      fields.fault(name, "it contains a NUL character");
    }
    return text;
  }

  static @Nullable Instant time(JsonFields fields, String name, Instant now) {
    return fields.optional(
        name,
        text -> {
          try {
            return Columns.ofMicros(Columns.micros(TimeText.parse(name, text, now)));
          } catch (ProblemException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
          }
        });
  }

  private static Instant either(@Nullable Instant one, @Nullable Instant other) {
    if (one != null) {
      return one;
    }
    return other == null ? Instant.EPOCH : other;
  }
}
