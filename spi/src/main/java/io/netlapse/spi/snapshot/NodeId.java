package io.netlapse.spi.snapshot;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * A node's name in the world: cluster and name together. Machine-id and boot-id are facts about a
 * node, never its identity.
 *
 * @param cluster the cluster's name, 1 to 253 letters, digits, {@code .}, {@code _} and {@code -},
 *     beginning and ending with a letter or digit
 * @param name the node's name, of the same shape
 */
public record NodeId(String cluster, String name) implements Comparable<NodeId> {

  private static final Pattern SHAPE =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,251}[A-Za-z0-9])?");
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
    if (!SHAPE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "%s name '%s' is not 1 to 253 letters, digits, '.', '_' and '-' that begin and end with a letter or digit"
              .formatted(what, quotable(name)));
    }
    return name;
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
