package io.netlapse.service.snapshots;

import io.netlapse.engine.facts.SectionStatusReader;
import io.netlapse.service.json.JsonFields;
import io.netlapse.service.json.JsonReader;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.NodeClock;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.Section;
import io.netlapse.spi.snapshot.SectionStatus;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON form of a snapshot, for those who have no capture script. Unknown fields are
 * refused: a misspelt one would be a fact that is missing.
 */
@Singleton
final class JsonForm {

  private static final int MOST_SECTIONS = BundleLimits.DEFAULT.sections();
  private static final Instant CLOCK_NEVER_SET = Instant.parse("1971-01-01T00:00:00Z");
  private static final Instant NO_TIME = Instant.parse("9999-01-01T00:00:00Z");
  private static final int LONGEST_ID = 253;

  private final JsonReader reader;

  JsonForm(JsonReader reader) {
    this.reader = reader;
  }

  /**
   * Reads one snapshot.
   *
   * @throws io.netlapse.service.problem.ProblemException 400 if it is no JSON, 422 with every fault
   */
  Delivered read(InputStream in) throws IOException {
    JsonFields fields = reader.object(in.readAllBytes());
    String cluster = fields.optional("cluster", name -> NodeId.requireName("cluster", name));
    String node = fields.optional("node", name -> NodeId.requireName("node", name));
    Instant capturedAt = capturedAt(fields);
    NodeClock clock = clock(fields);
    String machineId = id(fields, "machineId");
    List<Section> sections = sections(fields, capturedAt);
    fields.refuseOthers();
    fields.check();
    return new Delivered(cluster, node, capturedAt, clock, machineId, sections, List.of());
  }

  private static Instant capturedAt(JsonFields fields) {
    if (!fields.has("capturedAt")) {
      fields.fault("capturedAt", "it is missing: nobody can say when this was");
    }
    Instant at = fields.optional("capturedAt", JsonForm::instant);
    if (at == null) {
      return Instant.EPOCH;
    }
    if (at.isBefore(CLOCK_NEVER_SET) || !at.isBefore(NO_TIME)) {
      fields.fault("capturedAt", "%s: the clock was never set".formatted(at));
    }
    return at;
  }

  private static NodeClock clock(JsonFields fields) {
    ZoneOffset offset =
        fields.optional("utcOffset", checked(ZoneOffset::of, "it is no offset like +01:00"));
    Double uptime = fields.optionalNumber("uptimeSeconds");
    if (uptime != null && !(uptime >= 0 && uptime < 1e11)) {
      fields.fault("uptimeSeconds", "it is no number of seconds since the boot");
      uptime = null;
    }
    Duration up = uptime == null ? null : Duration.ofMillis(Math.round(uptime * 1000));
    return new NodeClock(id(fields, "bootId"), up, offset);
  }

  private static @Nullable String id(JsonFields fields, String name) {
    Predicate<String> fits =
        text ->
            !text.isBlank()
                && text.length() <= LONGEST_ID
                && text.chars().noneMatch(Character::isISOControl);
    return fields.optional(
        name,
        text -> {
          if (!fits.test(text)) {
            throw new IllegalArgumentException("it is not one line of 1 to 253 characters");
          }
          return text;
        });
  }

  private static List<Section> sections(JsonFields fields, Instant capturedAt) {
    List<JsonFields> told = fields.objects("sections");
    if (told.size() > MOST_SECTIONS) {
      fields.fault("sections", "there are more than %d of them".formatted(MOST_SECTIONS));
      return List.of();
    }
    Set<String> seen = new HashSet<>();
    List<Section> sections = new ArrayList<>();
    for (JsonFields one : told) {
      Section section = section(one, capturedAt);
      if (section != null && !seen.add(section.probe() + " " + section.command().text())) {
        one.fault(
            "command",
            "the section stands here twice: ask each command once, or give the second one a probe"
                + " id of its own");
      } else if (section != null) {
        sections.add(section);
      }
    }
    return sections;
  }

  private static @Nullable Section section(JsonFields fields, Instant capturedAt) {
    ProbeId probe = requiredProbe(fields);
    String command = fields.text("command");
    if (fields.has("command") && !isLine(command)) {
      fields.fault("command", "it is not one line of text");
    }
    Content output = content(fields, "output", true);
    Content error = content(fields, "errorOutput", false);
    Instant begin = fields.optional("begin", JsonForm::instant);
    Instant end = fields.optional("end", JsonForm::instant);
    Instant begun = begin == null ? capturedAt : begin;
    Instant ended = end == null ? begun : end;
    if (ended.isBefore(begun)) {
      fields.fault("end", "it is before 'begin'");
      ended = begun;
    }
    Integer exitStatus = exitStatus(fields);
    SectionStatus told = fields.optional("status", SectionStatus::ofWord);
    fields.refuseOthers();
    if (probe == null) {
      return null;
    }
    Command asked = Command.parse(command);
    return new Section(
        probe,
        asked,
        begun,
        ended,
        exitStatus,
        SectionStatusReader.read(told, asked, exitStatus, output, error),
        output,
        error);
  }

  private static @Nullable ProbeId requiredProbe(JsonFields fields) {
    if (!fields.has("probe")) {
      fields.fault("probe", "it is missing");
    }
    return fields.optional("probe", ProbeId::new);
  }

  private static Content content(JsonFields fields, String name, boolean required) {
    String text = required ? fields.text(name) : fields.optionalText(name);
    return text == null ? Content.NONE : Content.of(text);
  }

  private static int exitStatus(JsonFields fields) {
    Double told = fields.optionalNumber("exitStatus");
    if (told == null) {
      return 0;
    }
    if (!(told >= 0 && told <= 255 && told == Math.rint(told))) {
      fields.fault("exitStatus", "it is no whole number from 0 to 255");
      return 0;
    }
    return told.intValue();
  }

  private static boolean isLine(String text) {
    return !text.isBlank()
        && text.length() <= BundleLimits.DEFAULT.headerLineBytes()
        && text.chars().noneMatch(c -> c != '\t' && Character.isISOControl(c));
  }

  private static Instant instant(String text) {
    return checked(
            time -> OffsetDateTime.parse(time).toInstant().truncatedTo(ChronoUnit.MICROS),
            "it is no RFC 3339 time like 2026-11-21T10:00:00Z")
        .apply(text);
  }

  private static <T> Function<String, T> checked(Function<String, T> read, String otherwise) {
    return text -> {
      try {
        return read.apply(text);
      } catch (DateTimeException e) {
        throw new IllegalArgumentException(otherwise, e);
      }
    };
  }
}
