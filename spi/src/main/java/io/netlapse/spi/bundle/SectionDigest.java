package io.netlapse.spi.bundle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What a section is known by to who has it already: probe, command, exit status and both contents,
 * without the times and without the status that whoever captured gave it.
 *
 * <p>The first 128 bits of a SHA-256, in 22 characters of {@code base64url} (RFC 4648, 5) without
 * padding. Half a digest suffices: it is looked up among the sections of one node, so whoever finds
 * two sections of one digest deceives his own node's history.
 *
 * @param text the 22 characters
 */
public record SectionDigest(String text) {

  private static final int BYTES = 16;
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22}");

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if it is not 22 characters of base64url
   */
  public SectionDigest {
    if (!is(text)) {
      throw new IllegalArgumentException(
          "%s is no digest of a section: 22 letters, digits, '-' and '_'"
              .formatted(Header.quote(text)));
    }
  }

  /** Whether a text has the shape of one. */
  static boolean is(String text) {
    return SHAPE.matcher(text).matches();
  }

  /**
   * The digest of a section: of the line {@code probe}, the line {@code command}, the line {@code
   * exit status}, the SHA-256 of the output and that of the error output.
   */
  public static SectionDigest of(BundleSection section) {
    String lines =
        section.probe() + "\n" + section.command().text() + "\n" + section.exitStatus() + "\n";
    MessageDigest digest = sha256();
    digest.update(lines.getBytes(StandardCharsets.UTF_8));
    digest.update(section.output().digest());
    digest.update(section.error().digest());
    byte[] first = Arrays.copyOf(digest.digest(), BYTES);
    return new SectionDigest(Base64.getUrlEncoder().withoutPadding().encodeToString(first));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
