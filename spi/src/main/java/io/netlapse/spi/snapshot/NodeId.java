package io.netlapse.spi.snapshot;

import static java.util.Comparator.comparing;

import java.util.Comparator;

/**
 * A node's name in the world: cluster and name together. Machine-id and boot-id are facts about a
 * node, never its identity.
 *
 * @param cluster the cluster's name, 1 to 253 letters, digits, {@code .}, {@code _} and {@code -},
 *     beginning and ending with a letter or digit
 * @param name the node's name, of the same shape
 */
public record NodeId(String cluster, String name) implements Comparable<NodeId> {

  private static final int LONGEST = 253;
  private static final Comparator<NodeId> ORDER =
      comparing(NodeId::cluster).thenComparing(NodeId::name);

  /**
   * Checks both names.
   *
   * @throws IllegalArgumentException if a name is not of the shape above; the message quotes at
   *     most its first 64 characters
   */
  public NodeId {
    requireName("cluster", cluster);
    requireName("node", name);
  }

  /**
   * Checks one name, of a cluster or a node.
   *
   * @param what the word for it in the message
   * @param name the name to check
   * @return the name itself
   * @throws IllegalArgumentException if it is not of the shape above
   */
  public static String requireName(String what, String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "%s name '%s' is not 1 to 253 letters, digits, '.', '_' and '-' that begin and end with a letter or digit"
              .formatted(what, quotable(name)));
    }
    return name;
  }

  /** By hand: every push is asked several times. */
  private static boolean isName(String name) {
    int length = name.length();
    if (length == 0 || length > LONGEST) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = name.charAt(i);
      boolean within = i > 0 && i < length - 1 && (c == '.' || c == '_' || c == '-');
      if (!within && !isLetterOrDigit(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static String quotable(String name) {
    String start = name.length() > 64 ? name.substring(0, 64) + "..." : name;
    return start.replaceAll("\\p{Cntrl}", "?");
  }

  /** By cluster, then by name. */
  @Override
  public int compareTo(NodeId other) {
    return ORDER.compare(this, other);
  }

  /** {@code cluster/name}, for people. */
  @Override
  public String toString() {
    return cluster + "/" + name;
  }
}
