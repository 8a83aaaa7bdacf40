package io.netlapse.engine.facts.iptables;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line of a listing, {@code ACCEPT tcp -- 10.0.0.0/8 anywhere tcp dpt:http}: columns, of which
 * the target may be blank, and behind them what each extension prints in words of its own.
 */
final class ListedRule {

  private static final Set<String> FRAGMENTS = Set.of("--", "-f", "!f", "-!f");
  private static final String UNTOLD = "";
  private static final Set<String> ANY = Set.of("anywhere", "0.0.0.0/0", "::/0", "any", "*");

  /** So many blanks stand where a target would, and never between two columns of short words. */
  private static final int NO_TARGET = 10;

  private final String text;
  private final int end;
  private int at;
  private int gap;

  private ListedRule(String text, int start, int end) {
    this.text = text;
    this.end = end;
    this.at = start;
    skipBlanks();
  }

  /**
   * Reads a line between two offsets.
   *
   * @param numbered whether the number of the rule stands first
   * @param verbose whether counters and interfaces are columns
   * @return empty if it is no rule
   */
  static Optional<Spec> of(String text, int start, int end, boolean numbered, boolean verbose) {
    return Optional.ofNullable(new ListedRule(text, start, end).read(numbered, verbose));
  }

  private @Nullable Spec read(boolean numbered, boolean verbose) {
    if ((numbered && !isNumber(next(), "")) || (verbose && !takeCounters())) {
      return null;
    }
    boolean blank = gap >= NO_TARGET;
    String target = blank ? "" : next();
    String protocol = next();
    if (!blank && FRAGMENTS.contains(protocol)) {
      return rest("", target, protocol, verbose);
    }
    int back = at;
    String fragments = next();
    if (FRAGMENTS.contains(fragments)) {
      return rest(target, protocol, fragments, verbose);
    }
    // Old ip6tables leave the column blank; then more must be right, or any text were a rule.
    at = back;
    return Protocols.isName(protocol) ? rest(target, protocol, UNTOLD, verbose) : null;
  }

  private boolean takeCounters() {
    String packets = next();
    String bytes = next();
    return isCounter(packets) && isCounter(bytes);
  }

  private @Nullable Spec rest(String target, String protocol, String fragments, boolean verbose) {
    String in = verbose ? next() : "*";
    String out = verbose ? next() : "*";
    String source = next();
    String destination = next();
    boolean addresses = !fragments.equals(UNTOLD) || (isSix(source) && isSix(destination));
    if (!isProtocol(protocol) || destination.isEmpty() || !addresses) {
      return null;
    }
    StringBuilder rule = new StringBuilder();
    put(rule, "-s", address(source));
    put(rule, "-d", address(destination));
    put(rule, "-i", in);
    put(rule, "-o", out);
    put(rule, "-p", protocol(protocol));
    if (!fragments.equals("--") && !fragments.equals(UNTOLD)) {
      SpecWords.append(rule, fragments.equals("-f") ? "-f" : "! -f");
    }
    return detailed(rule, target, in, out);
  }

  private Spec detailed(StringBuilder rule, String target, String in, String out) {
    String details = text.substring(at, end).strip();
    boolean goes = details.startsWith("[goto]");
    details = goes ? details.substring("[goto]".length()).strip() : details;
    int open = details.indexOf("/* ");
    int close = open < 0 ? -1 : details.indexOf(" */", open);
    String comment = close < open + 3 ? null : details.substring(open + 3, close);
    if (comment != null) {
      String before = details.substring(0, open).strip();
      String after = details.substring(close + 3).strip();
      details = before + (before.isEmpty() || after.isEmpty() ? "" : " ") + after;
    }
    if (!details.isEmpty()) {
      rule.append(rule.isEmpty() ? "[" : " [").append(details).append(']');
    }
    if (!target.isEmpty()) {
      rule.append(rule.isEmpty() ? "" : " ").append(goes ? "-g " : "-j ").append(target);
    }
    return new Spec(rule.toString(), nullIfEmpty(comment), target, in, out);
  }

  private static @Nullable String nullIfEmpty(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  private static void put(StringBuilder rule, String option, String told) {
    boolean not = told.startsWith("!");
    String value = not ? told.substring(1) : told;
    if (!not && (ANY.contains(value) || value.equals("all"))) {
      return;
    }
    if (not) {
      SpecWords.append(rule, "!");
    }
    SpecWords.append(rule, option);
    SpecWords.append(rule, value);
  }

  private static String address(String told) {
    return told.startsWith("!")
        ? "!" + Prefixes.canonical(told.substring(1))
        : Prefixes.canonical(told);
  }

  private static String protocol(String told) {
    return told.startsWith("!") ? "!" + Protocols.name(told.substring(1)) : Protocols.name(told);
  }

  private static boolean isSix(String address) {
    return address.equals("anywhere") || address.indexOf(':') >= 0;
  }

  private static boolean isProtocol(String word) {
    String name = word.startsWith("!") ? word.substring(1) : word;
    return !name.isEmpty()
        && name.chars().allMatch(c -> c == '-' || Character.isLetterOrDigit(c))
        && name.charAt(0) != '-';
  }

  /** {@code 47}, {@code 397M}. */
  private static boolean isCounter(String word) {
    return isNumber(word, "KMGT");
  }

  private static boolean isNumber(String word, String units) {
    int digits = 0;
    while (digits < word.length() && word.charAt(digits) >= '0' && word.charAt(digits) <= '9') {
      digits++;
    }
    boolean unit = digits == word.length() - 1 && units.indexOf(word.charAt(digits)) >= 0;
    return digits > 0 && (unit || digits == word.length());
  }

  private String next() {
    int from = at;
    while (at < end && !isBlank(at)) {
      at++;
    }
    String word = text.substring(from, at);
    skipBlanks();
    return word;
  }

  private void skipBlanks() {
    int from = at;
    while (at < end && isBlank(at)) {
      at++;
    }
    gap = at - from;
  }

  private boolean isBlank(int index) {
    char c = text.charAt(index);
    return c == ' ' || c == '\t' || c == '\r';
  }
}
