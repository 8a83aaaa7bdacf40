package io.netlapse.collectors.push;

import io.netlapse.spi.bundle.SectionDigest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What an answer that is no acknowledgement says of itself, for a message. */
final class Problem {

  private static final int MOST_CHARS = 400;

  /** A digest has no character that JSON would escape. */
  private static final Pattern POINTER =
      Pattern.compile("\"pointer\"\\s*:\\s*\"([A-Za-z0-9_-]{22})\"");

  private Problem() {}

  /**
   * Title and detail of a problem (RFC 9457), or else the beginning of the body; without control
   * characters, at most 400 characters long. Empty for an empty body.
   *
   * <p>Sample: {@code {"title":"Conflict","status":409,"detail":"The node is bound to another
   * machine-id"}} gives {@code Conflict: The node is bound to another machine-id}.
   */
  static String summary(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    Map<String, String> members = TopLevelStrings.of(text);
    String title = members.getOrDefault("title", "");
    String detail = members.getOrDefault("detail", "");
    String summary = title + (title.isEmpty() || detail.isEmpty() ? "" : ": ") + detail;
    return printable(summary.isBlank() ? text : summary);
  }

  /**
   * The digests of sections that the service does not have, as a problem of that type names them;
   * empty for any other.
   */
  static List<SectionDigest> missing(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    if (!TopLevelStrings.of(text).getOrDefault("type", "").endsWith("/missing-sections")) {
      return List.of();
    }
    return POINTER.matcher(text).results().map(each -> new SectionDigest(each.group(1))).toList();
  }

  private static String printable(String text) {
    String line = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    return line.length() > MOST_CHARS ? line.substring(0, MOST_CHARS) + "..." : line;
  }
}
