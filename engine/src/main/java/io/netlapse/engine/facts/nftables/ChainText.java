package io.netlapse.engine.facts.nftables;

import io.netlapse.engine.facts.nftables.Blocks.ChainBlock;
import io.netlapse.engine.facts.nftables.RulesetText.Read;
import io.netlapse.engine.facts.text.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Reads the lines of a chain.
 *
 * <p>Sample: {@code type filter hook ingress device "eth0" priority mangle - 5; policy accept;}
 */
final class ChainText {

  private ChainText() {}

  static Read read(String family, ChainBlock chain, Line line, List<String> words) {
    if (RulesetText.isComment(words)) {
      chain.comment = Texts.unquoted(words.get(1));
      return Read.OF_BLOCK;
    }
    if (words.size() > 4 && words.getFirst().equals("type") && words.get(2).equals("hook")) {
      return hook(family, chain, words) ? Read.OF_BLOCK : Read.UNKNOWN;
    }
    RuleText rule = RuleText.of(words, line.span());
    if (rule == null) {
      return Read.UNKNOWN;
    }
    chain.rules.add(rule);
    return Read.OF_ITS_OWN;
  }

  private static boolean hook(String family, ChainBlock chain, List<String> words) {
    int priority = words.indexOf("priority");
    if (priority < 4) {
      return false;
    }
    int end = priority + 1;
    while (end < words.size() && !words.get(end).endsWith(";")) {
      end++;
    }
    if (end == words.size()) {
      return false;
    }
    List<String> value = new ArrayList<>(words.subList(priority + 1, end + 1));
    value.set(value.size() - 1, withoutSemicolon(value.getLast()));
    OptionalInt number = Priority.of(family, value);
    List<String> policy = words.subList(end + 1, words.size());
    boolean told = policy.size() == 2 && policy.getFirst().equals("policy");
    if (number.isEmpty() || (!policy.isEmpty() && !told)) {
      return false;
    }
    chain.type = words.get(1);
    chain.hook = words.get(3);
    chain.devices = devices(words.subList(4, priority));
    chain.priority = number.getAsInt();
    chain.policy = told ? withoutSemicolon(policy.get(1)) : "accept";
    return true;
  }

  private static String withoutSemicolon(String word) {
    return word.endsWith(";") ? word.substring(0, word.length() - 1) : word;
  }

  /** The names of {@code device "a"} or {@code devices = { "a", "b" }}. */
  static String devices(List<String> words) {
    return String.join(
        ",",
        words.stream()
            .filter(word -> !List.of("device", "devices", "=", "{", "}").contains(word))
            .map(word -> word.endsWith(",") ? word.substring(0, word.length() - 1) : word)
            .map(Texts::unquoted)
            .sorted()
            .toList());
  }
}
