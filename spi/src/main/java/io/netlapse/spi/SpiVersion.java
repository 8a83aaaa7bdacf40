package io.netlapse.spi;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of what plug-ins are written against: this package and those below it. It is not the
 * version of netlapse.
 *
 * @param major grows when something that a plug-in may use goes or means something else
 * @param minor grows when something is added; begins at 0 with each major
 */
public record SpiVersion(int major, int minor) {

  /** What this jar is. */
  public static final SpiVersion CURRENT = new SpiVersion(1, 0);

  private static final Pattern SHAPE = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})");

  /**
   * Reads {@code 1.0}.
   *
   * @throws IllegalArgumentException if the text is of another shape; the message is a clause
   */
  public static SpiVersion parse(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no version of spi; write MAJOR.MINOR such as %s".formatted(text, CURRENT));
    }
    return new SpiVersion(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  /** Whether what was built against another version works with this one. */
  public boolean runs(SpiVersion builtAgainst) {
    return major == builtAgainst.major && builtAgainst.minor <= minor;
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return major + "." + minor;
  }
}
