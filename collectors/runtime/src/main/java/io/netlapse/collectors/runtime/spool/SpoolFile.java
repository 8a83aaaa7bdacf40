package io.netlapse.collectors.runtime.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.snapshot.Content;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One file of the spool: lines {@code name: value}, a blank line, then the bundle compressed with
 * gzip. The last line has the SHA-256 of all other bytes.
 *
 * <pre>
 * netlapse-spool 1
 * source: this machine
 * age: live PT0S
 * spooled-at: 2026-11-21T11:40:02Z
 * node: worker-1
 * captured-at: 2026-11-21T11:40:00.123Z
 * likeness: 9f86d081...
 * unchanged: no
 * sha256: 2c26b46b...
 * </pre>
 *
 * @param about what the lines tell
 * @param gzip the bundle, compressed
 */
record SpoolFile(Spooled about, Content gzip) {

  private static final String MAGIC = "netlapse-spool 1\n";
  private static final String SUM = "sha256: ";
  private static final String RECORDED = "recorded";

  /** Behind it, by how much the node's clock was ahead of the collector's. */
  private static final String LIVE = "live ";

  private static final byte[] BREAK = "\n\n".getBytes(UTF_8);
  private static final int MOST_HEADER = 8_192;

  /** The lines, and the blank one. */
  byte[] header() {
    String lines =
        MAGIC
            + line("source", about.source())
            + line("age", text(about.age()))
            + line("spooled-at", about.spooledAt().toString())
            + line("node", about.node())
            + line("captured-at", about.capturedAt())
            + line("likeness", about.likeness())
            + line("unchanged", about.unchanged() ? "yes" : "no");
    return (lines + SUM + sum(lines.getBytes(UTF_8), gzip) + "\n\n").getBytes(UTF_8);
  }

  /**
   * Reads one.
   *
   * @throws IOException if a bit of it is not as it was written
   */
  static SpoolFile read(byte[] file) throws IOException {
    int end = end(file);
    String header = new String(file, 0, end, UTF_8);
    Content gzip = Content.of(file, end + BREAK.length, file.length);
    int at = header.lastIndexOf('\n') + 1;
    if (!header.startsWith(MAGIC) || !header.startsWith(SUM, at)) {
      throw new IOException("it is no file of a spool of version 1");
    }
    String lines = header.substring(0, at);
    if (!header.substring(at + SUM.length()).equals(sum(lines.getBytes(UTF_8), gzip))) {
      throw new IOException("its bytes are not those that were written (SHA-256)");
    }
    return new SpoolFile(about(values(lines)), gzip);
  }

  private static int end(byte[] file) throws IOException {
    for (int i = 0; i < Math.min(file.length - 1, MOST_HEADER); i++) {
      if (file[i] == '\n' && file[i + 1] == '\n') {
        return i;
      }
    }
    throw new IOException("it has no header");
  }

  private static Map<String, String> values(String lines) {
    Map<String, String> values = new LinkedHashMap<>();
    lines
        .lines()
        .forEach(
            line -> {
              int colon = line.indexOf(": ");
              if (colon > 0) {
                values.put(line.substring(0, colon), line.substring(colon + 2));
              }
            });
    return values;
  }

  private static Spooled about(Map<String, String> values) throws IOException {
    try {
      String capturedAt = values.get("captured-at");
      return new Spooled(
          values.getOrDefault("source", ""),
          age(values.getOrDefault("age", "")),
          Instant.parse(values.getOrDefault("spooled-at", "")),
          values.get("node"),
          capturedAt == null ? null : Instant.parse(capturedAt),
          values.getOrDefault("likeness", ""),
          "yes".equals(values.get("unchanged")));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IOException("its header cannot be read", e);
    }
  }

  private static String text(Capture.Age age) {
    return switch (age) {
      case Capture.Age.Live(Duration nodeAhead) -> LIVE + nodeAhead;
      case Capture.Age.Recorded() -> RECORDED;
    };
  }

  private static Capture.Age age(String text) {
    if (text.equals(RECORDED)) {
      return Capture.Age.RECORDED;
    }
    if (!text.startsWith(LIVE)) {
      throw new IllegalArgumentException("no age: " + text);
    }
    return new Capture.Age.Live(Duration.parse(text.substring(LIVE.length())));
  }

  private static String line(String name, @Nullable Object value) {
    return value == null ? "" : name + ": " + value + "\n";
  }

  private static String sum(byte[] lines, Content gzip) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(lines);
      digest.update(gzip.buffer());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
