package io.netlapse.spi.snapshot;

/**
 * The id of one thing that is asked of a node, such as {@code ip-route} or {@code kubelet-version}.
 *
 * @param value 1 to 63 lower-case letters, digits and {@code -}
 */
public record ProbeId(String value) implements Comparable<ProbeId> {

  private static final int LONGEST = 63;

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if the value is not of the shape above
   */
  public ProbeId {
    if (!isId(value)) {
      String start = value.length() > 64 ? value.substring(0, 64) + "..." : value;
      throw new IllegalArgumentException(
          "probe id '%s' is not 1 to 63 lower-case letters, digits and '-'"
              .formatted(start.replaceAll("\\p{Cntrl}", "?")));
    }
  }

  private static boolean isId(String value) {
    if (value.isEmpty() || value.length() > LONGEST || value.charAt(0) == '-') {
      return false;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
        return false;
      }
    }
    return true;
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
