package io.netlapse.engine.diagnostics.netfilter;

import java.util.List;

/**
 * A rule's words, taken apart.
 *
 * @param matches the words before the target
 * @param listed what {@code -L} prints of extensions, in square brackets; empty for none
 * @param target the target; empty for none
 * @param forGood whether it is given by {@code -g}
 */
record RuleWords(List<String> matches, String listed, String target, boolean forGood) {

  static RuleWords of(String text) {
    int from = text.indexOf('[');
    int to = text.lastIndexOf(']');
    boolean brackets = from >= 0 && to > from && (from == 0 || text.charAt(from - 1) == ' ');
    String listed = brackets ? text.substring(from + 1, to) : "";
    String rest = brackets ? text.substring(0, from) + text.substring(to + 1) : text;
    List<String> words = List.of(rest.strip().split(" +", -1));
    for (int at = 0; at < words.size() - 1; at++) {
      String word = words.get(at);
      if (word.equals("-j") || word.equals("-g")) {
        return new RuleWords(words.subList(0, at), listed, words.get(at + 1), word.equals("-g"));
      }
    }
    return new RuleWords(words, listed, "", false);
  }
}
