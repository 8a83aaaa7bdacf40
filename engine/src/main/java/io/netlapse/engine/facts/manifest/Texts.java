package io.netlapse.engine.facts.manifest;

import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpPrefix;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The canonical forms of words that objects and tables have in common. */
public final class Texts {

  private Texts() {}

  /** The word; null for the empty one. */
  public static @Nullable String orNull(String word) {
    return word.isEmpty() ? null : word;
  }

  /** An address in canonical form. */
  public static Optional<String> address(String word) {
    return IpAddress.parse(word).map(IpAddress::text);
  }

  /** An address in canonical form, or the name that it is instead. */
  public static String addressOrName(String word) {
    return address(word).orElse(word);
  }

  /** A network in canonical form. */
  public static Optional<String> network(String word) {
    return IpPrefix.parse(word).map(IpPrefix::network).map(IpPrefix::text);
  }

  /** A version without {@code v}. */
  public static String version(String word) {
    boolean marked = word.length() > 1 && word.charAt(0) == 'v' && isDigit(word.charAt(1));
    return marked ? word.substring(1) : word;
  }

  /** Whether a character is one of 0 to 9. */
  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The cell of a table; an empty text for {@code <none>} and its like. */
  public static String cell(@Nullable String cell) {
    return cell == null || (cell.startsWith("<") && cell.endsWith(">")) ? "" : cell;
  }
}
