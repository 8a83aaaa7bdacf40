package io.netlapse.spi.bundle;

import io.netlapse.spi.snapshot.NodeClock;
import io.netlapse.spi.snapshot.NodeId;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One reading of one bundle: from the first line over the sections to the end line. */
final class BundleReading {

  private static final String MAGIC = "netlapse-bundle 1";
  private static final Pattern OTHER_VERSION = Pattern.compile("netlapse-bundle ([0-9.]{1,20})");
  private static final int COUNT_DIGITS = 18;
  private static final List<String> NAMES =
      List.of("node", "captured-at", "utc-offset", "boot-id", "uptime-seconds", "machine-id");

  private final BundleBytes bytes;
  private final BundleLimits limits;
  private final SectionJudge judge;
  private final BundleMemory memory;
  private final KnownSectionReading again;
  private final List<BundleSection> sections = new ArrayList<>();
  private final List<KnownSection> known = new ArrayList<>();
  private final Set<BundleSection.Key> seen = new HashSet<>();
  private final List<Damage> damage = new ArrayList<>();
  private int met;

  BundleReading(BundleBytes bytes, BundleLimits limits, SectionJudge judge, BundleMemory memory) {
    this.bytes = bytes;
    this.limits = limits;
    this.judge = judge;
    this.memory = memory;
    this.again = new KnownSectionReading(bytes, limits, judge);
  }

  Bundle read() throws IOException, BundleException {
    readMagic();
    Header header = header(NAMES);
    if (header == null) {
      throw new BundleException(
          "The bundle ends at byte %d, within its header: nothing of it can be used. Capture again."
              .formatted(bytes.offset()));
    }
    String node = node(header);
    Instant capturedAt = capturedAt(header);
    NodeClock clock = clock(header);
    String machineId = header.value("machine-id").orElse(null);
    BundleMemory.Whose whose = new BundleMemory.Whose(node, machineId);
    List<KnownSection> before = memory.recall(whose);
    readSections(before);
    if (!isSame(before, known)) {
      memory.keep(whose, List.copyOf(known));
    }
    return new Bundle(node, capturedAt, clock, machineId, sections, damage);
  }

  /** Tells that something is left out, at the byte that was reached. */
  void damaged(String section, String what) {
    damage.add(new Damage("byte " + bytes.offset() + section, what));
  }

  /**
   * The lines up to the blank one, those of the given names.
   *
   * @return null where the input ends before the blank line
   */
  @Nullable Header header(List<String> names) throws IOException, BundleException {
    Header header = new Header(names);
    while (true) {
      long start = bytes.offset();
      String line = bytes.line();
      if (line == null) {
        return null;
      }
      if (line.isEmpty()) {
        return header;
      }
      HeaderLine told = HeaderLine.parse(line);
      if (told == null) {
        throw new BundleException(
            "The line at byte %d is no header line 'name: value': %s. Capture again."
                .formatted(start, Header.quote(line)));
      }
      if (!header.put(told)) {
        throw new BundleException(
            "The line at byte %d tells '%s' a second time. Write it once."
                .formatted(start, told.name()));
      }
    }
  }

  /**
   * A count of bytes or sections; {@code section} says in which one it stands, should it be none.
   */
  long count(String name, String text, Supplier<String> section) throws BundleException {
    if (!Digits.are(text, COUNT_DIGITS)) {
      throw new BundleException(
          "At byte %d%s, '%s' is %s, not a count. Write it in decimal digits."
              .formatted(bytes.offset(), section.get(), name, Header.quote(text)));
    }
    return Long.parseLong(text);
  }

  /** Remembers probe and command, and refuses what came before. */
  void requireNew(BundleSection.Key key) throws BundleException {
    if (!seen.add(key)) {
      throw new BundleException(
          ("Section %s with the command %s stands in the bundle twice, the second time before byte"
                  + " %d. Ask each command once, or give the second one a probe id of its own.")
              .formatted(key.probe(), Header.quote(key.command()), bytes.offset()));
    }
  }

  private void readMagic() throws IOException, BundleException {
    StringBuilder first = new StringBuilder();
    int b = bytes.next();
    while (b >= 0 && b != '\n' && first.length() < 64) {
      first.append((char) b);
      b = bytes.next();
    }
    String line = first.toString();
    if (b == '\n' && line.equals(MAGIC)) {
      return;
    }
    if (line.isEmpty() && b < 0) {
      throw new BundleException("Not a bundle: there is nothing in it. Did the capture run?");
    }
    if (line.startsWith("\u001f\u008b")) {
      throw new BundleException("Not a bundle: it is compressed with gzip. Decompress it first.");
    }
    Matcher other = OTHER_VERSION.matcher(line);
    if (other.matches() && b == '\n') {
      throw new BundleException(
          "The bundle is of version %s, this reads 1. Use a netlapse that knows version %s."
              .formatted(other.group(1), other.group(1)));
    }
    throw new BundleException(
        "Not a bundle: it begins with %s, not with '%s'. Send what the capture script writes."
            .formatted(Header.quote(line), MAGIC));
  }

  private static @Nullable String node(Header header) throws BundleException {
    String name = header.value("node").orElse(null);
    try {
      return name == null ? null : NodeId.requireName("node", name);
    } catch (IllegalArgumentException e) {
      throw new BundleException("In the bundle's header, the " + e.getMessage() + ".");
    }
  }

  private static Instant capturedAt(Header header) throws BundleException {
    String text = header.value("captured-at").orElse(null);
    if (text == null) {
      throw new BundleException(
          "The bundle's header has no 'captured-at', so nobody can say when this was. Write it as"
              + " 2026-11-21T11:40:00Z.");
    }
    Instant instant;
    try {
      instant = Instants.parse(text);
    } catch (DateTimeParseException e) {
      throw new BundleException(
          "The bundle's header has %s as 'captured-at', which is no RFC 3339 time. Write it as %s."
              .formatted(Header.quote(text), "2026-11-21T11:40:00Z"));
    }
    if (!Bundle.isPlausible(instant)) {
      throw new BundleException(
          "The bundle was captured at %s: the clock was never set. Set the node's clock and capture again."
              .formatted(instant));
    }
    return instant;
  }

  /** What cannot be read of the clock is not told: the sections are worth more than it. */
  private NodeClock clock(Header header) {
    String uptimeText = header.value("uptime-seconds").orElse(null);
    Duration uptime = uptimeText == null ? null : Seconds.parse(uptimeText).orElse(null);
    if (uptimeText != null && uptime == null) {
      damaged("", "'uptime-seconds' is " + Header.quote(uptimeText) + ", left out");
    }
    return new NodeClock(header.value("boot-id").orElse(null), uptime, utcOffset(header));
  }

  private @Nullable ZoneOffset utcOffset(Header header) {
    String text = header.value("utc-offset").orElse(null);
    try {
      return text == null ? null : ZoneOffset.of(text);
    } catch (DateTimeException e) {
      damaged("", "'utc-offset' is %s, not like +01:00, left out".formatted(Header.quote(text)));
      return null;
    }
  }

  private static boolean isSame(List<KnownSection> some, List<KnownSection> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (some.get(i) != others.get(i)) {
        return false;
      }
    }
    return true;
  }

  /** Reads a section as it was before; false where it is not, and nothing was taken. */
  private boolean readAgain(KnownSection before) throws IOException, BundleException {
    KnownSectionReading.Read read = met < limits.sections() ? again.read(before) : null;
    if (read == null || !seen.add(before.key())) {
      return false;
    }
    bytes.take(read.length());
    met++;
    sections.add(read.section());
    known.add(read.known());
    return true;
  }

  private void readSections(List<KnownSection> before) throws IOException, BundleException {
    while (true) {
      if (met < before.size() && readAgain(before.get(met))) {
        continue;
      }
      long start = bytes.offset();
      String line = bytes.line();
      if (line == null) {
        damaged("", "the bundle ends without its 'end' line after %d sections".formatted(met));
        return;
      }
      HeaderLine told = HeaderLine.parse(line);
      if (told != null && told.isNamed("end")) {
        readEnd(count("end", told.value(), () -> ""));
        return;
      }
      if (told == null || !told.isNamed("section")) {
        throw new BundleException(
            ("At byte %d, after section %d, neither 'section' nor 'end' follows but %s: byte counts"
                    + " are wrong, or bytes were lost on the way. Capture again.")
                .formatted(start, met, Header.quote(line)));
      }
      if (++met > limits.sections()) {
        throw new BundleException(
            "The bundle has more than %d sections (byte %d). Capture less at once."
                .formatted(limits.sections(), start));
      }
      SectionReading.Outcome outcome = new SectionReading(this, bytes, limits, told.value()).read();
      switch (outcome) {
        case SectionReading.Whole(BundleSection section, long cksum) -> {
          known.add(KnownSection.of(section, cksum, judge));
          sections.add(known.getLast().at(section.begin(), section.end()));
        }
        case SectionReading.Dropped() -> {} // told where it was found out
        case SectionReading.CutOff() -> {
          return;
        }
      }
    }
  }

  private void readEnd(long told) throws IOException, BundleException {
    if (told != met) {
      damaged("", "the 'end' line tells of %d sections, here are %d".formatted(told, met));
    }
    if (bytes.next() >= 0) {
      damaged("", "something follows the 'end' line, which was not read");
    }
  }
}
