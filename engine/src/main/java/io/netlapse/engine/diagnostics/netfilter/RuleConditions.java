package io.netlapse.engine.diagnostics.netfilter;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which packets a rule looks at.
 *
 * @param by what it asks, by the option of iptables(8) that asks it ({@code -s}, {@code -i}, {@code
 *     --dport}, {@code --ctstate}), with {@code "! "} before what it excludes; {@code other} for
 *     what {@code -L} prints and nobody here reads
 */
record RuleConditions(Map<String, String> by) {

  /** Extensions that choose packets by being named. */
  private static final List<String> CHOOSING =
      List.of("socket", "rpfilter", "limit", "hashlimit", "statistic", "recent", "bpf", "time");

  private static final Pattern STATE = Pattern.compile("\\b(?:ct)?state (!? ?[A-Z,]+)");
  private static final Pattern PORT = Pattern.compile("\\b(?:tcp|udp) dpts?:(\\S+)");
  private static final Pattern PORTS = Pattern.compile("\\bmultiport dports (\\S+)");
  private static final Pattern MARK = Pattern.compile("\\bmark match (!? ?0x\\S+)");
  private static final Pattern SILENT =
      Pattern.compile("\\b(?:reject-with \\S+|LOG .*|nflog-\\S+ \\S+|MARK \\S+ \\S+)");

  /** Copies the conditions. */
  RuleConditions {
    by = Map.copyOf(by);
  }

  static RuleConditions of(RuleWords words) {
    Map<String, String> by = new TreeMap<>();
    String not = "";
    String option = "";
    for (String word : words.matches()) {
      if (word.equals("!")) {
        not = "! ";
      } else if (word.startsWith("-") && word.length() > 1) {
        option = word;
        if (!word.equals("-m")) {
          by.put(option, not);
        }
        not = "";
      } else if (option.equals("-m")) {
        if (CHOOSING.contains(word)) {
          by.put("other", word);
        }
      } else if (!option.isEmpty()) {
        by.merge(option, word, (before, more) -> before + more);
      }
    }
    listed(words.listed(), by);
    same(by, "--state", "--ctstate");
    same(by, "--dports", "--dport");
    by.remove("");
    return new RuleConditions(by);
  }

  private static void same(Map<String, String> by, String from, String to) {
    String value = by.remove(from);
    if (value != null) {
      by.put(to, value);
    }
  }

  private static void listed(String text, Map<String, String> by) {
    String rest = take(text, STATE, "--ctstate", by);
    rest = take(rest, PORTS, "--dport", by);
    rest = take(rest, PORT, "--dport", by);
    rest = take(rest, MARK, "--mark", by);
    rest = SILENT.matcher(rest).replaceAll("").strip();
    if (!rest.isEmpty()) {
      by.put("other", rest);
    }
  }

  private static String take(String text, Pattern pattern, String as, Map<String, String> by) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return text;
    }
    by.put(as, matcher.group(1));
    return matcher.replaceFirst("").strip();
  }

  /** What an option asks; null where the rule does not use it. */
  @Nullable String of(String option) {
    return by.get(option);
  }

  /** Whether every new connection fits: nothing is asked, or only that it is new. */
  boolean takeEveryNewConnection() {
    return by.keySet().stream().allMatch(option -> option.equals("--ctstate")) && takeNew();
  }

  /** Whether a new connection can fit, as far as its state goes. */
  boolean takeNew() {
    String state = of("--ctstate");
    if (state == null) {
      return true;
    }
    boolean names = List.of(state.replace("!", "").strip().split(",", -1)).contains("NEW");
    return state.startsWith("!") != names;
  }

  /** Whether it asks anything but these options. */
  boolean askMoreThan(String... options) {
    List<String> known = List.of(options);
    return by.keySet().stream().anyMatch(option -> !known.contains(option));
  }
}
