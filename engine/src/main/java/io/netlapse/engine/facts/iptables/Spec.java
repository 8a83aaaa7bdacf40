package io.netlapse.engine.facts.iptables;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says, in its canonical form.
 *
 * @param rule the rule without its chain and its first comment, as in {@link
 *     io.netlapse.spi.netfilter.IptablesRule}
 * @param comment the first comment; null for none
 * @param target what {@code -j} or {@code -g} names; empty for none
 * @param in the device that packets come from, {@code out} the one they leave by; empty for any
 */
record Spec(String rule, @Nullable String comment, String target, String in, String out) {

  /** Options whose value is free text and may look like an option. */
  private static final Set<String> TEXTS =
      Set.of(
          "--comment",
          "--log-prefix",
          "--nflog-prefix",
          "--ulog-prefix",
          "--string",
          "--hex-string");

  /** Reads the words that stand behind the chain; empty if they are cut or damaged. */
  static Optional<Spec> of(SpecWords words) {
    Draft draft = new Draft(words);
    return draft.read() ? Optional.of(draft.spec()) : Optional.empty();
  }

  /** A rule in the making. */
  private static final class Draft {

    private final SpecWords words;
    private final StringBuilder source = new StringBuilder();
    private final StringBuilder destination = new StringBuilder();
    private final StringBuilder from = new StringBuilder();
    private final StringBuilder to = new StringBuilder();
    private final StringBuilder protocol = new StringBuilder();
    private final StringBuilder rest = new StringBuilder();
    private @Nullable String comment;
    private String target = "";
    private boolean inverted;

    Draft(SpecWords words) {
      this.words = words;
    }

    Spec spec() {
      StringBuilder rule = new StringBuilder();
      for (StringBuilder part :
          new StringBuilder[] {source, destination, from, to, protocol, rest}) {
        if (!rule.isEmpty() && !part.isEmpty()) {
          rule.append(' ');
        }
        rule.append(part);
      }
      return new Spec(rule.toString(), comment, target, last(from), last(to));
    }

    private static String last(StringBuilder part) {
      return part.substring(part.lastIndexOf(" ") + 1);
    }

    boolean read() {
      while (words.hasNext()) {
        String word = words.next();
        if (word.equals("!")) {
          flush();
          inverted = true;
        } else if (!option(word)) {
          return false;
        }
      }
      flush();
      return !words.damaged();
    }

    /** What is inverted is an option that nobody here knows, or nothing. */
    private void flush() {
      if (inverted) {
        SpecWords.append(rest, "!");
        inverted = false;
      }
    }

    private boolean option(String word) {
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
      boolean not = words.take("!") || inverted;
      inverted = false;
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
      boolean not = words.take("!") || inverted;
      inverted = false;
      if (!words.hasNext()) {
        return false;
      }
      put(part, not, option, words.next());
      return true;
    }

    private boolean protocol() {
      boolean not = words.take("!") || inverted;
      inverted = false;
      if (!words.hasNext()) {
        return false;
      }
      String name = Protocols.name(words.next());
      if (not || !name.equals("all")) {
        put(protocol, not, "-p", name);
      }
      return true;
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
      String name = words.next();
      if (name.equals("comment") && comment == null && words.take("--comment")) {
        String text = words.next();
        if (!text.isEmpty()) {
          comment = text;
          return true;
        }
        rest("-m", name, "--comment", text);
        return true;
      }
      rest("-m", name);
      return true;
    }

    private boolean target(String option) {
      flush();
      if (!words.hasNext()) {
        return false;
      }
      target = words.next();
      rest(option, target);
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
      if (MarkOption.is(word) && target.endsWith("MARK") && words.hasNext()) {
        String told = words.next();
        String xmark = MarkOption.xmark(word, told);
        rest(xmark == null ? word : "--set-xmark", xmark == null ? told : xmark);
        return true;
      }
      SpecWords.append(rest, word);
      if (TEXTS.contains(word)) {
        if (!words.hasNext()) {
          return false;
        }
        SpecWords.append(rest, words.next());
      }
      return true;
    }

    private void rest(String... more) {
      for (String word : more) {
        SpecWords.append(rest, word);
      }
    }
  }
}
