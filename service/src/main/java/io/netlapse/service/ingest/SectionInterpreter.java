package io.netlapse.service.ingest;

import io.netlapse.db.Recent;
import io.netlapse.db.Sha256;
import io.netlapse.db.content.ShownFact;
import io.netlapse.engine.facts.ReadSection;
import io.netlapse.engine.facts.SectionReader;
import io.netlapse.engine.history.NumberedFact;
import io.netlapse.engine.history.Sight;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.Section;
import io.netlapse.spi.snapshot.SectionStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells what sections say; what was read before is not read again. Safe for many threads.
 *
 * <p>What a section says is known by a digest over probe, command, status, the parser's version,
 * scope, facts, and the number of lines that nobody understood. Its bytes do not count: counters
 * run. Of a command that nobody reads nothing but the status is compared.
 */
final class SectionInterpreter {

  private static final Sha256 NOTHING = Sha256.of("");

  private final SectionReader reader;
  private final Recent<Bytes, Interpretation> recent =
      new Recent<>(200_000, says -> 1 + says.facts().size());

  SectionInterpreter(SectionReader reader) {
    this.reader = reader;
  }

  /** What decides how a section is read. */
  private record Bytes(ProbeId probe, String command, SectionStatus status, Sha256 output) {}

  /** What a section says. */
  InterpretedSection interpret(Section section) {
    Sha256 output = digest(section.output());
    String command = section.command().text();
    Bytes bytes = new Bytes(section.probe(), command, section.status(), output);
    Interpretation says = recent.get(bytes);
    if (says == null) {
      says = read(section);
      recent.put(bytes, says);
    }
    return new InterpretedSection(
        section, StorableText.of(command), output, digest(section.error()), says);
  }

  private static Sha256 digest(Content content) {
    return content.size() == 0 ? NOTHING : Sha256.ofBytes(content.digest());
  }

  /**
   * The version of the parser that reads such a section; null where its status or command is not
   * read.
   */
  @Nullable Integer parserVersion(Section section) {
    return reader.read(section) instanceof ReadSection.Understood read
        ? read.parser().version()
        : null;
  }

  private Interpretation read(Section section) {
    return switch (reader.read(section)) {
      case ReadSection.Understood read -> understood(read);
      case ReadSection.Unobserved _ -> interpretation(section, null, null, List.of(), 0);
      case ReadSection.NoParser _ ->
          new Interpretation(
              digest(section, null, null, List.of(), 0), null, null, List.of(), lines(section));
    };
  }

  private static Interpretation understood(ReadSection.Understood read) {
    return interpretation(
        read.section(),
        read.parser().version(),
        read.scope(),
        shown(read.reading()),
        read.reading().unread().size());
  }

  private static Interpretation interpretation(
      Section section,
      @Nullable Integer version,
      @Nullable Scope scope,
      List<ShownFact> facts,
      int unread) {
    Sha256 digest = digest(section, version, scope, facts, unread);
    return new Interpretation(digest, version, scope, facts, unread);
  }

  /**
   * The facts as the algebra numbers them ({@link Sight#of}), each with the place at which it was
   * read, in the order of their texts, which are made once here: there may be thousands.
   */
  private static List<ShownFact> shown(Reading reading) {
    Map<Coverage, ShownFact> values = new HashMap<>();
    Map<Fact, Integer> counts = new HashMap<>();
    SortedMap<String, ShownFact> shown = new TreeMap<>();
    for (Reading.Read read : reading.facts()) {
      Fact fact = StorableText.of(read.fact());
      if (fact.kind().isSingle()) {
        NumberedFact value = new NumberedFact(fact, 1);
        values.put(Coverage.everyValueOf(fact), new ShownFact(value, read.spans()));
      } else {
        NumberedFact one = new NumberedFact(fact, counts.merge(fact, 1, Integer::sum));
        shown.put(one.toString(), new ShownFact(one, read.spans()));
      }
    }
    values.values().forEach(value -> shown.put(value.fact().toString(), value));
    return List.copyOf(shown.values());
  }

  private static Sha256 digest(
      Section section,
      @Nullable Integer version,
      @Nullable Scope scope,
      List<ShownFact> facts,
      int unread) {
    MessageDigest digest = Sha256.newDigest();
    add(digest, section.probe().value());
    add(digest, section.command().text());
    add(digest, section.status().word());
    add(digest, "parser " + version);
    if (scope == null) {
      add(digest, "observes nothing");
    } else {
      for (Coverage coverage : scope.coverages()) {
        add(digest, "covers " + coverage);
      }
      for (ShownFact shown : facts) {
        add(digest, "shows " + shown.fact());
      }
    }
    add(digest, "unread " + unread);
    return Sha256.ofBytes(digest.digest());
  }

  /** With its length before it, so that no text can pass for two. */
  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + " ").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  private static int lines(Section section) {
    return (int) section.output().text().lines().filter(line -> !line.isBlank()).count();
  }
}
