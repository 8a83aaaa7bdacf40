package io.netlapse.service.events;

import io.micronaut.http.HttpHeaders;
import io.netlapse.db.query.PostedEvents;
import io.netlapse.service.json.JsonFields;
import io.netlapse.service.problem.Problem.Fault;
import io.netlapse.service.problem.ProblemException;
import io.netlapse.service.problem.ProblemType;
import io.netlapse.service.time.TimeText;
import io.netlapse.spi.event.EventKind;
import io.netlapse.spi.snapshot.NodeId;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads CloudEvents 1.0, of which only the attributes count: {@code type} is what happened, {@code
 * time} when, {@code subject} the node. The cluster is the extension {@code netlapsecluster}, or
 * the token's. In structured mode (application/cloudevents+json) the attributes are fields of the
 * body, in binary mode headers {@code ce-*} (CloudEvents HTTP binding 1.0.2, 3.1).
 */
final class CloudEvent {

  private static final int LONGEST = 253;

  private final Function<String, @Nullable String> attributes;
  private final String place;
  private final List<Fault> faults = new ArrayList<>();

  private CloudEvent(Function<String, @Nullable String> attributes, String place) {
    this.attributes = attributes;
    this.place = place;
  }

  /** Whether a request is one in binary mode. */
  static boolean isBinary(HttpHeaders headers) {
    return headers.contains("ce-specversion");
  }

  /** Of a body; what the event carries beside its attributes is not read. */
  static PostedEvents.Told structured(JsonFields fields, @Nullable String cluster, Instant now) {
    return new CloudEvent(fields::optionalText, "/").read(cluster, now, fields);
  }

  /** Of headers, whose values are percent-encoded. */
  static PostedEvents.Told binary(HttpHeaders headers, @Nullable String cluster, Instant now) {
    return new CloudEvent(name -> decoded(headers.get("ce-" + name)), "ce-")
        .read(cluster, now, null);
  }

  private PostedEvents.Told read(
      @Nullable String ownCluster, Instant now, @Nullable JsonFields body) {
    if (!"1.0".equals(attributes.apply("specversion"))) {
      fault("specversion", "it is not 1.0, the only version that is read here");
    }
    String id = required("id");
    String source = required("source");
    String type = required("type");
    String told = attributes.apply("netlapsecluster");
    String cluster = told == null ? ownCluster : told;
    if (cluster == null) {
      fault("netlapsecluster", "it is missing, and the token is of no cluster");
    } else {
      named("netlapsecluster", "cluster", cluster);
    }
    String node = attributes.apply("subject");
    if (node != null) {
      named("subject", "node", node);
    }
    Instant at = time(now);
    if (body != null) {
      body.check();
    }
    if (!faults.isEmpty() || cluster == null) {
      throw ProblemException.of(
          ProblemType.INVALID,
          "The CloudEvent is not valid: %s: %s."
              .formatted(faults.getFirst().pointer(), faults.getFirst().detail()),
          faults);
    }
    return new PostedEvents.Told(
        cluster, node, EventKind.EXTERNAL.word(), type, at, at, "", source, id, now);
  }

  private Instant time(Instant now) {
    String time = attributes.apply("time");
    try {
      return time == null ? now : TimeText.parse("time", time, now);
    } catch (ProblemException e) {
      fault("time", "it is no RFC 3339 time");
      return now;
    }
  }

  private String required(String name) {
    String value = attributes.apply(name);
    if (value == null || value.isBlank() || value.length() > LONGEST || value.indexOf('\0') >= 0) {
      fault(name, "it is missing or not of 1 to %d characters".formatted(LONGEST));
      return "";
    }
    return value;
  }

  private void named(String attribute, String what, String name) {
    try {
      var _ = NodeId.requireName(what, name);
    } catch (IllegalArgumentException e) {
      fault(attribute, String.valueOf(e.getMessage()));
    }
  }

  private void fault(String attribute, String detail) {
    faults.add(new Fault(place + attribute, detail));
  }

  private static @Nullable String decoded(@Nullable String value) {
    try {
      // '+' stands for itself here, unlike in forms.
      return value == null
          ? null
          : URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }
}
