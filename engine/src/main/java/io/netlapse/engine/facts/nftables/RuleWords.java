package io.netlapse.engine.facts.nftables;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the canonical text of a rule from its words. Not safe for many threads.
 *
 * <p>Numbers of counters and what a quota has used go; the burst of a limit that is not told is
 * written out; a duration is in seconds; the kernel's numbers get the names that {@code nft} shows
 * without {@code -n}.
 */
final class RuleWords {

  private static final Set<String> OPERATORS =
      Set.of("==", "!=", "<", ">", "<=", ">=", "&", "|", "^", "/", "!", "set", "vmap", "map", "{");

  private final List<String> words;
  private final StringBuilder text = new StringBuilder();
  private int at;
  private int depth;
  private boolean inFib;
  private String before = "";
  private @Nullable String selector;

  private RuleWords(List<String> words) {
    this.words = words;
  }

  static String canonical(List<String> words) {
    RuleWords rule = new RuleWords(words);
    while (rule.at < words.size()) {
      rule.next();
    }
    return rule.text.toString();
  }

  private void next() {
    String word = words.get(at);
    switch (word) {
      case "counter", "last" -> counted(word);
      case "used" -> used();
      case "timeout" -> timeout();
      case "limit" -> limit();
      case "reject" -> reject();
      default -> {
        if (!selects(word)) {
          value(word);
        }
      }
    }
  }

  private String peek(int ahead) {
    return at + ahead < words.size() ? words.get(at + ahead) : "";
  }

  private void add(String word) {
    if (!text.isEmpty()) {
      text.append(' ');
    }
    text.append(word);
    before = word;
  }

  private void take() {
    add(Texts.plain(words.get(at++)));
  }

  private void counted(String word) {
    take();
    if (word.equals("counter") && peek(0).equals("packets") && peek(2).equals("bytes")) {
      at += 4;
    } else if (word.equals("last") && peek(0).equals("used")) {
      at += 2;
    }
  }

  /** What a quota has used. */
  private void used() {
    if (Texts.isNumber(peek(1)) && at + 2 < words.size()) {
      at += 3;
    } else {
      take();
    }
  }

  private void timeout() {
    take();
    long seconds = Durations.seconds(peek(0));
    if (seconds >= 0) {
      at++;
      add(seconds + "s");
    }
  }

  private void limit() {
    take();
    if (!peek(0).equals("rate")) {
      return;
    }
    take();
    if (peek(0).equals("over")) {
      take();
    }
    boolean packets = peek(0).indexOf('/') > 0;
    if (at < words.size()) {
      take();
    }
    if (packets && !peek(0).equals("burst")) {
      add("burst 5 packets");
    }
  }

  /** Port unreachable is what is meant where nothing is said. */
  private void reject() {
    take();
    if (!peek(0).equals("with") || !peek(1).startsWith("icmp")) {
      return;
    }
    String kind = peek(1);
    at += peek(2).equals("type") ? 3 : 2;
    String code = at < words.size() ? NumberNames.named("with " + kind, words.get(at++)) : "";
    if (!code.equals("port-unreachable")) {
      add("with " + kind + " " + code);
    }
  }

  private boolean selects(String word) {
    if (word.equals("fib")) {
      inFib = true;
      return false;
    }
    if (inFib && (word.equals("type") || word.startsWith("oif"))) {
      inFib = false;
      take();
      selector = word.equals("type") ? "fib type" : "fib oif";
      return true;
    }
    if (!NumberNames.mayBegin(word)) {
      return false;
    }
    String two = word + " " + peek(1);
    if (!NumberNames.knows(two) || before.equals(".") || peek(2).equals(".")) {
      return false;
    }
    take();
    take();
    selector = two;
    return true;
  }

  private void value(String word) {
    if (word.equals("{")) {
      depth++;
    } else if (word.equals("}")) {
      depth--;
    }
    String known = selector;
    boolean operator = OPERATORS.contains(word);
    if (known != null && !operator && awaitsValue(known)) {
      at++;
      add(NumberNames.named(known, Texts.plain(word)));
      return;
    }
    if (!operator && depth == 0) {
      selector = null;
    }
    take();
  }

  private boolean awaitsValue(String known) {
    return OPERATORS.contains(before)
        || before.endsWith(",")
        || known.endsWith(" " + before)
        || before.startsWith("oif");
  }
}
