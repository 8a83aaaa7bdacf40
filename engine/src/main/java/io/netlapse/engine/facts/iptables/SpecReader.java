package io.netlapse.engine.facts.iptables;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads rules into their canonical form, one after the other. Not safe for many threads.
 *
 * <p>Addresses, interfaces and the protocol come first, in the order in which iptables-save prints
 * them. Matches stay in the order in which they stand: those that count see only what those before
 * them let through.
 */
final class SpecReader {

  /** Options whose value is free text and may look like an option. */
  private static final Set<String> TEXTS =
      Set.of(
          "--comment",
          "--log-prefix",
          "--nflog-prefix",
          "--ulog-prefix",
          "--string",
          "--hex-string");

  private final StringBuilder source = new StringBuilder();
  private final StringBuilder destination = new StringBuilder();
  private final StringBuilder from = new StringBuilder();
  private final StringBuilder to = new StringBuilder();
  private final StringBuilder protocol = new StringBuilder();
  private final StringBuilder rest = new StringBuilder();
  private final StringBuilder rule = new StringBuilder();
  private SpecWords words = new SpecWords("", 0, 0);
  private @Nullable String comment;
  private String target = "";
  private boolean inverted;

  /** Reads the words that stand behind the chain; empty if they are cut or damaged. */
  Optional<Spec> read(SpecWords next) {
    clear(next);
    while (words.hasNext()) {
      if (words.take("!")) {
        flush();
        inverted = true;
      } else if (!option()) {
        return Optional.empty();
      }
    }
    flush();
    return words.damaged() ? Optional.empty() : Optional.of(spec());
  }

  private void clear(SpecWords next) {
    words = next;
    comment = null;
    target = "";
    inverted = false;
    for (StringBuilder part :
        new StringBuilder[] {source, destination, from, to, protocol, rest, rule}) {
      part.setLength(0);
    }
  }

  private Spec spec() {
    for (StringBuilder part : new StringBuilder[] {source, destination, from, to, protocol, rest}) {
      if (!part.isEmpty()) {
        rule.append(rule.isEmpty() ? "" : " ").append(part);
      }
    }
    return new Spec(rule.toString(), comment, target, last(from), last(to));
  }

  private static String last(StringBuilder part) {
    return part.isEmpty() ? "" : part.substring(part.lastIndexOf(" ") + 1);
  }

  /** What is inverted is an option that nobody here knows, or nothing. */
  private void flush() {
    if (inverted) {
      SpecWords.append(rest, "!");
      inverted = false;
    }
  }

  private boolean option() {
    if (!words.isOption()) {
      flush();
      words.copyTo(rest);
      return true;
    }
    String word = words.next();
    return switch (word) {
      case "-s", "--source", "--src" -> address(source, "-s");
      case "-d", "--destination", "--dst" -> address(destination, "-d");
      case "-i", "--in-interface" -> valued(from, "-i");
      case "-o", "--out-interface" -> valued(to, "-o");
      case "-p", "--protocol", "--proto" -> protocol();
      case "-m", "--match" -> match();
      case "-j", "--jump" -> target("-j");
      case "-g", "--goto" -> target("-g");
      case "-c", "--set-counters" -> counters();
      default -> other(word);
    };
  }

  private boolean address(StringBuilder part, String option) {
    boolean not = not();
    if (!words.hasNext()) {
      return false;
    }
    String address = Prefixes.canonical(words.next());
    if (not || !Prefixes.isAll(address)) {
      put(part, not, option, address);
    }
    return true;
  }

  private boolean valued(StringBuilder part, String option) {
    boolean not = not();
    if (!words.hasNext()) {
      return false;
    }
    put(part, not, option, words.next());
    return true;
  }

  private boolean protocol() {
    boolean not = not();
    if (!words.hasNext()) {
      return false;
    }
    String name = Protocols.name(words.next());
    if (not || !name.equals("all")) {
      put(protocol, not, "-p", name);
    }
    return true;
  }

  /** To 1.4.2 the exclamation mark stood behind the option. */
  private boolean not() {
    boolean not = words.take("!") || inverted;
    inverted = false;
    return not;
  }

  private static void put(StringBuilder part, boolean not, String option, String value) {
    if (not) {
      SpecWords.append(part, "!");
    }
    SpecWords.append(part, option);
    SpecWords.append(part, value);
  }

  private boolean match() {
    flush();
    if (!words.hasNext()) {
      return false;
    }
    if (comment == null && words.take("comment")) {
      return comment();
    }
    SpecWords.append(rest, "-m");
    words.copyTo(rest);
    return true;
  }

  private boolean comment() {
    boolean told = words.take("--comment");
    String text = told ? words.next() : "";
    if (text.isEmpty()) {
      SpecWords.append(rest, "-m");
      SpecWords.append(rest, "comment");
      if (told) {
        SpecWords.append(rest, "--comment");
        SpecWords.append(rest, text);
      }
    } else {
      comment = text;
    }
    return true;
  }

  private boolean target(String option) {
    flush();
    if (!words.hasNext()) {
      return false;
    }
    target = words.next();
    SpecWords.append(rest, option);
    SpecWords.append(rest, target);
    return true;
  }

  /** {@code -S -v} prints counters inside of the rule. */
  private boolean counters() {
    String _ = words.next();
    boolean whole = words.hasNext();
    String _ = words.next();
    return whole;
  }

  private boolean other(String word) {
    flush();
    if (target.endsWith("MARK") && MarkOption.is(word) && words.hasNext()) {
      String told = words.next();
      String xmark = MarkOption.xmark(word, told);
      SpecWords.append(rest, xmark == null ? word : "--set-xmark");
      SpecWords.append(rest, xmark == null ? told : xmark);
      return true;
    }
    SpecWords.append(rest, word);
    if (TEXTS.contains(word)) {
      if (!words.hasNext()) {
        return false;
      }
      words.copyTo(rest);
    }
    return true;
  }
}
