package io.netlapse.collectors.runtime.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.collectors.runtime.durable.DurableFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A gap on disk. It is written before the files go that it counts, and names them: who is killed in
 * between lets them go when it starts again, and counts nothing twice.
 *
 * <pre>
 * netlapse-gap 1
 * node: worker-1
 * from: 2026-11-21T11:40:00Z
 * until: 2026-11-21T12:40:00Z
 * captures: 12
 * why: size
 * going: 41 42
 * </pre>
 *
 * @param gap what was lost
 * @param going the numbers of the captures that were lost last
 */
record GapFile(Gap gap, List<Long> going) {

  static final String SUFFIX = ".gap";
  private static final String MAGIC = "netlapse-gap 1";

  /** Copies the numbers. */
  GapFile {
    going = List.copyOf(going);
  }

  String name() {
    return gap.id() + SUFFIX;
  }

  byte[] bytes() {
    String node = gap.node() == null ? "" : "node: " + gap.node() + "\n";
    String numbers = going.stream().map(Object::toString).collect(Collectors.joining(" "));
    return (MAGIC
            + "\n"
            + node
            + "from: %s\nuntil: %s\ncaptures: %d\nwhy: %s\ngoing: %s\n"
                .formatted(gap.from(), gap.until(), gap.captures(), gap.why().word(), numbers))
        .getBytes(UTF_8);
  }

  /**
   * Reads one.
   *
   * @throws IOException if it is none
   */
  static GapFile read(Path file) throws IOException {
    String text = new String(DurableFolder.read(file), UTF_8);
    Map<String, String> values = new HashMap<>();
    for (String line : text.lines().toList()) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        values.put(line.substring(0, colon), line.substring(colon + 2));
      }
    }
    String name = file.getFileName().toString();
    if (!text.startsWith(MAGIC + "\n") || !name.endsWith(SUFFIX)) {
      throw new IOException("it is no record of a gap");
    }
    try {
      Gap gap =
          new Gap(
              name.substring(0, name.length() - SUFFIX.length()),
              values.get("node"),
              Instant.parse(values.getOrDefault("from", "")),
              Instant.parse(values.getOrDefault("until", "")),
              Long.parseLong(values.getOrDefault("captures", "")),
              Gap.Why.valueOf(values.getOrDefault("why", "").toUpperCase(Locale.ROOT)));
      return new GapFile(gap, numbers(values.getOrDefault("going", "")));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IOException("it cannot be read", e);
    }
  }

  private static List<Long> numbers(String text) {
    return text.isBlank() ? List.of() : Arrays.stream(text.split(" ")).map(Long::valueOf).toList();
  }
}
