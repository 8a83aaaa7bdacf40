package io.netlapse.engine.facts.ipset;

import io.netlapse.spi.network.IpPrefix;
import java.util.List;
import java.util.Set;

/**
 * The type of a set, and what its entries look like (ipset(8), SET TYPES).
 *
 * @param name such as {@code hash:ip,port}
 * @param parts the kinds of the parts of an entry, such as {@code ip}, {@code port}
 */
record SetType(String name, List<String> parts) {

  private static final Set<String> KNOWN = Set.of("ip", "net", "port", "mac", "iface", "mark");

  /** A set whose type nobody told; any entry may be in it. */
  static final SetType UNTOLD = new SetType("", List.of());

  static SetType of(String name) {
    int colon = name.indexOf(':');
    return new SetType(
        name,
        colon < 0 || name.equals("list:set")
            ? List.of()
            : List.of(name.substring(colon + 1).split(",", -1)));
  }

  /** Whether it is a list of sets. */
  boolean isList() {
    return name.equals("list:set");
  }

  /** Whether a word is such a type. */
  boolean isKnown() {
    return isList() || (name.matches("(hash|bitmap):[a-z,]+") && KNOWN.containsAll(parts));
  }

  /** Whether a word could be an entry of such a set. */
  boolean holds(String entry) {
    if (parts.isEmpty()) {
      return !entry.isEmpty();
    }
    // A comma stands in no part but between them; bitmap:ip,mac may lack the second.
    String[] values = entry.split(",", -1);
    boolean shorter = name.equals("bitmap:ip,mac") && values.length == 1;
    if (values.length != parts.size() && !shorter) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      if (!fits(parts.get(i), values[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean fits(String part, String value) {
    return switch (part) {
      case "ip", "net" -> IpPrefix.parse(value).isPresent();
      case "port" -> name.equals("bitmap:port") ? isNumber(value) : value.indexOf(':') > 0;
      case "mac" -> value.length() == 17 && value.charAt(2) == ':';
      case "mark" -> value.startsWith("0x");
      default -> !value.isEmpty();
    };
  }

  static boolean isNumber(String value) {
    return !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
