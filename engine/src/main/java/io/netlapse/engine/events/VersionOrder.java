package io.netlapse.engine.events;

import java.util.Comparator;

/**
 * The order of versions as dpkg has it (deb-version(7)), which agrees with rpm's and Semantic
 * Versioning's for the versions that nodes have: an epoch first, then digits by number and the rest
 * by letter, {@code ~} before everything, the package's revision behind the last hyphen at the end.
 * A {@code -rc}, {@code -beta} or {@code -alpha} comes before the version it leads to, as Semantic
 * Versioning says.
 *
 * <p>Sample: {@code 1.9.0 < 1.21.0-rc.1 < 1.21.0 = 1.21.0-00 < 1.21.2 < 1:1.0}
 */
final class VersionOrder implements Comparator<String> {

  static final VersionOrder INSTANCE = new VersionOrder();

  private VersionOrder() {}

  @Override
  public int compare(String one, String other) {
    int byEpoch = compareNumbers(epoch(one), epoch(other));
    if (byEpoch != 0) {
      return byEpoch;
    }
    String a = withoutEpoch(one);
    String b = withoutEpoch(other);
    int byVersion = compareParts(a.substring(0, revisionAt(a)), b.substring(0, revisionAt(b)));
    return byVersion != 0 ? byVersion : compareParts(revision(a), revision(b));
  }

  /** The package's own part of the version; none counts as 0. */
  private static String revision(String version) {
    return version.substring(Math.min(revisionAt(version) + 1, version.length()));
  }

  private static int revisionAt(String version) {
    int hyphen = version.lastIndexOf('-');
    return hyphen < 0 ? version.length() : hyphen;
  }

  private static String epoch(String version) {
    int colon = version.indexOf(':');
    return colon < 0 ? "" : version.substring(0, colon);
  }

  private static String withoutEpoch(String version) {
    String rest = version.substring(version.indexOf(':') + 1);
    String plain = rest.startsWith("v") ? rest.substring(1) : rest;
    return plain.replaceAll("-(?=alpha|beta|rc)", "~");
  }

  private static int compareParts(String one, String other) {
    int i = 0;
    int j = 0;
    while (i < one.length() || j < other.length()) {
      while ((i < one.length() && !isDigit(one, i)) || (j < other.length() && !isDigit(other, j))) {
        int byLetter = Integer.compare(weight(one, i), weight(other, j));
        if (byLetter != 0) {
          return byLetter;
        }
        i++;
        j++;
      }
      int endOfOne = digitsEnd(one, i);
      int endOfOther = digitsEnd(other, j);
      int byNumber = compareNumbers(one.substring(i, endOfOne), other.substring(j, endOfOther));
      if (byNumber != 0) {
        return byNumber;
      }
      i = endOfOne;
      j = endOfOther;
    }
    return 0;
  }

  /** {@code ~} before the end, the end (and a digit) before letters, letters before all else. */
  private static int weight(String text, int at) {
    if (at >= text.length() || isDigit(text, at)) {
      return 0;
    }
    char c = text.charAt(at);
    if (c == '~') {
      return -1;
    }
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter ? c : c + Character.MAX_VALUE;
  }

  /** Numbers of any length, as texts: the longer one without leading zeros is the larger. */
  private static int compareNumbers(String one, String other) {
    String a = one.replaceFirst("^0+", "");
    String b = other.replaceFirst("^0+", "");
    int byLength = Integer.compare(a.length(), b.length());
    return byLength != 0 ? byLength : a.compareTo(b);
  }

  private static int digitsEnd(String text, int from) {
    int at = Math.min(from, text.length());
    while (at < text.length() && isDigit(text, at)) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }
}
