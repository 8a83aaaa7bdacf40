package io.netlapse.engine.facts.ipset;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * An entry with its options, as {@code list} and {@code save} print it.
 *
 * <p>Sample: {@code 10.0.0.0/8 timeout 57 nomatch packets 4 bytes 5 comment "a b" skbmark 0x1/0xff}
 *
 * @param entry what is in the set
 * @param options those that stay, in order; null for none
 * @param comment its comment; null for none
 */
record EntryLine(String entry, @Nullable String options, @Nullable String comment) {

  private static final String COMMENT = " comment \"";

  /** Reads the text of an entry; empty where a word of it is not known. */
  static Optional<EntryLine> read(String text, SetType type) {
    int at = text.indexOf(COMMENT);
    if (at < 0) {
      return read(text, null, type);
    }
    // A comment cannot hold a quote, nor can anything before it.
    int end = text.indexOf('"', at + COMMENT.length());
    if (end < 0) {
      return Optional.empty();
    }
    String comment = text.substring(at + COMMENT.length(), end);
    return read(text.substring(0, at) + text.substring(end + 1), comment, type);
  }

  private static Optional<EntryLine> read(String text, @Nullable String comment, SetType type) {
    Iterator<String> words = List.of(text.strip().split(" ")).iterator();
    String entry = words.next();
    StringJoiner options = new StringJoiner(" ");
    boolean known = type.holds(entry);
    while (known && words.hasNext()) {
      String option = words.next();
      known = option.equals("nomatch") || words.hasNext();
      String value = known && !option.equals("nomatch") ? words.next() : "";
      switch (option) {
        case "nomatch" -> options.add(option);
        case "packets", "bytes" -> known &= SetType.isNumber(value);
        case "timeout" -> {
          known &= SetType.isNumber(value);
          // Zero stays; any other number runs down.
          if (value.equals("0")) {
            options.add("timeout 0");
          }
        }
        case "skbmark", "skbprio", "skbqueue" -> options.add(option + " " + value);
        default -> known = false;
      }
    }
    return known
        ? Optional.of(
            new EntryLine(
                entry,
                options.length() == 0 ? null : options.toString(),
                comment == null || comment.isEmpty() ? null : comment))
        : Optional.empty();
  }
}
