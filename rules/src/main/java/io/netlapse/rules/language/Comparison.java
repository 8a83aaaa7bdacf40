package io.netlapse.rules.language;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of a field. A comparison with a place that nothing fills does not hold; neither
 * does one of a field that is absent, but for {@link Absent} and the negations.
 */
public sealed interface Comparison {

  /**
   * Whether it holds.
   *
   * @param value of the field; null where the fact does not have it
   * @param values fills places
   */
  boolean holds(@Nullable String value, Values values);

  /** The clauses that must have been met before. */
  default Set<String> aliases() {
    return Set.of();
  }

  /** One text is the other. */
  record Equal(Phrase to) implements Comparison {
    @Override
    public boolean holds(@Nullable String value, Values values) {
      return value != null && value.equals(to.fill(values));
    }

    @Override
    public Set<String> aliases() {
      return to.aliases();
    }
  }

  /** It is one of some texts. */
  record OneOf(Set<String> texts) implements Comparison {

    /** Copies the set. */
    public OneOf {
      texts = Set.copyOf(texts);
    }

    @Override
    public boolean holds(@Nullable String value, Values values) {
      return value != null && texts.contains(value);
    }
  }

  /** The other comparison does not hold. */
  record Not(Comparison other) implements Comparison {
    @Override
    public boolean holds(@Nullable String value, Values values) {
      return !other.holds(value, values);
    }

    @Override
    public Set<String> aliases() {
      return other.aliases();
    }
  }

  /** It is a number in this relation to another; also a version, part by part. */
  record Ordered(Relation relation, Phrase to) implements Comparison {
    @Override
    public boolean holds(@Nullable String value, Values values) {
      return relation.holds(Numbers.parse(value), Numbers.parse(to.fill(values)));
    }

    @Override
    public Set<String> aliases() {
      return to.aliases();
    }
  }

  /** The pattern is found in it; its named groups are parts of the value with names. */
  record Matching(Pattern pattern) implements Comparison {
    @Override
    public boolean holds(@Nullable String value, Values values) {
      return value != null && pattern.matcher(value).find();
    }

    /** The parts of a value, by the names of the groups; without those that it has not. */
    public Map<String, String> parts(@Nullable String value) {
      Map<String, String> parts = new TreeMap<>();
      Matcher matcher = pattern.matcher(value == null ? "" : value);
      if (!pattern.namedGroups().isEmpty() && matcher.find()) {
        for (String name : pattern.namedGroups().keySet()) {
          String part = matcher.group(name);
          if (part != null && !part.isEmpty()) {
            parts.put(name, part);
          }
        }
      }
      return parts;
    }
  }

  /** Its address or range lies in a range. */
  record Within(Phrase range) implements Comparison {
    @Override
    public boolean holds(@Nullable String value, Values values) {
      return Addresses.contains(range.fill(values), value);
    }

    @Override
    public Set<String> aliases() {
      return range.aliases();
    }
  }

  /** An address or range lies in its range. */
  record Containing(Phrase address) implements Comparison {
    @Override
    public boolean holds(@Nullable String value, Values values) {
      return Addresses.contains(value, address.fill(values));
    }

    @Override
    public Set<String> aliases() {
      return address.aliases();
    }
  }

  /** The addresses are the same, whatever stands behind a slash. */
  record SameAddress(Phrase address) implements Comparison {
    @Override
    public boolean holds(@Nullable String value, Values values) {
      String own = Addresses.address(value);
      return own != null && own.equals(Addresses.address(address.fill(values)));
    }

    @Override
    public Set<String> aliases() {
      return address.aliases();
    }
  }

  /** Its words, between commas and blanks, have one of some words. */
  record Having(Phrase words) implements Comparison {
    @Override
    public boolean holds(@Nullable String value, Values values) {
      List<String> own = words(value);
      return words(words.fill(values)).stream().anyMatch(own::contains);
    }

    @Override
    public Set<String> aliases() {
      return words.aliases();
    }

    private static List<String> words(@Nullable String text) {
      return text == null
          ? List.of()
          : Arrays.stream(text.split("[, ]+")).filter(word -> !word.isEmpty()).toList();
    }
  }

  /** The fact does not have the field. */
  record Absent() implements Comparison {
    @Override
    public boolean holds(@Nullable String value, Values values) {
      return value == null;
    }
  }
}
