package io.netlapse.spi.fact;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kind of fact: its name, how many facts of one natural key may hold at once, and which fields
 * make the natural key.
 *
 * @param name lower-case letters, digits and {@code -}, such as {@code route} or {@code link-mtu}
 * @param multiplicity how many facts of one key may hold at once
 * @param keyFields the fields of the natural key, in order; never empty
 */
public record FactKind(String name, Multiplicity multiplicity, List<String> keyFields) {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  /** How many facts of one natural key may hold at once. */
  public enum Multiplicity {
    /** Many may hold: routes, rules, addresses. */
    MULTI,
    /**
     * One value at a time: a version, a unit's start, a link's MTU. Seeing one denies the others.
     */
    SINGLE
  }

  /**
   * Copies the key and checks the name.
   *
   * @throws IllegalArgumentException if the name is of another shape or the key is empty
   */
  public FactKind {
    keyFields = List.copyOf(keyFields);
    if (!SHAPE.matcher(name).matches() || keyFields.isEmpty()) {
      throw new IllegalArgumentException("fact kind '" + name + "' with key " + keyFields);
    }
  }

  /** A kind of which many facts of one key may hold at once. */
  public static FactKind multi(String name, String... keyFields) {
    return new FactKind(name, Multiplicity.MULTI, List.of(keyFields));
  }

  /** A kind of which one fact of a key holds at a time. */
  public static FactKind single(String name, String... keyFields) {
    return new FactKind(name, Multiplicity.SINGLE, List.of(keyFields));
  }

  /** Made fast: kinds are constants, and every rule finds its facts by them. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof FactKind kind
            && name.equals(kind.name)
            && multiplicity == kind.multiplicity
            && keyFields.equals(kind.keyFields));
  }

  /** That of the name, which no two kinds share. */
  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /** Whether one value of a key excludes every other. */
  public boolean isSingle() {
    return multiplicity == Multiplicity.SINGLE;
  }
}
