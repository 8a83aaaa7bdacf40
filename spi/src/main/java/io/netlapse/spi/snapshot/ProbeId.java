package io.netlapse.spi.snapshot;

import java.util.regex.Pattern;

/**
 * The id of one thing that is asked of a node, such as {@code ip-route} or {@code kubelet-version}.
 *
 * @param value 1 to 63 lower-case letters, digits and {@code -}
 */
public record ProbeId(String value) implements Comparable<ProbeId> {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if the value is not of the shape above
   */
  public ProbeId {
    if (!SHAPE.matcher(value).matches()) {
      String start = value.length() > 64 ? value.substring(0, 64) + "..." : value;
      throw new IllegalArgumentException(
          "probe id '%s' is not 1 to 63 lower-case letters, digits and '-'"
              .formatted(start.replaceAll("\\p{Cntrl}", "?")));
    }
  }

  @Override
  public int compareTo(ProbeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
