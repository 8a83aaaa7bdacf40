package io.netlapse.engine.facts.rule;

import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;

/** Reads one member of a rule in JSON; each name stands for what text calls by another one. */
final class RuleMember {

  private RuleMember() {}

  /**
   * Reads a member.
   *
   * @param member the member
   * @param element the rule that it is of: a prefix and a range are spread over two members
   * @return whether it was known
   */
  static boolean read(JsonMember member, JsonObject element, RuleFields rule) {
    String word = member.value().word();
    switch (member.name()) {
      case "priority" -> rule.priority(word);
      // Its value is null: the member alone says that the rule is inverted.
      case "not" -> rule.put("not", "yes");
      case "src" -> rule.prefix("from", prefix(word, element.word("srclen")));
      case "dst" -> rule.prefix("to", prefix(word, element.word("dstlen")));
      case "fwmark" -> rule.fwmark(word);
      case "fwmask" -> rule.fwmask(word);
      case "tos" -> rule.tos(word);
      case "ipproto" -> rule.ipproto(word);
      case "iif", "oif", "sport", "dport" -> rule.put(member.name(), word);
      case "sport_start" -> rule.put("sport", range(word, element.word("sport_end")));
      case "dport_start" -> rule.put("dport", range(word, element.word("dport_end")));
      case "uid_start" -> rule.put("uidrange", range(word, element.word("uid_end")));
      case "tun_id" -> rule.put("tun-id", word);
      case "suppress_prefixlen" -> rule.put("suppress-prefixlength", word);
      case "suppress_ifgroup" -> rule.put("suppress-ifgroup", word);
      case "table" -> rule.lookup(word);
      case "l3mdev" -> rule.l3mdev();
      case "goto" -> rule.goTo(word);
      case "nop" -> rule.action("nop");
      case "action" -> rule.action(word);
      case "protocol" -> rule.proto(word);
      case "flow_from" -> rule.put("realms", word + "/" + element.word("flow_to"));
      case "flow_to" -> flowTo(word, element, rule);
      default -> {
        return isPartOfAnother(member.name());
      }
    }
    return true;
  }

  private static boolean isPartOfAnother(String name) {
    return switch (name) {
      case "srclen", "dstlen", "sport_end", "dport_end", "uid_end" -> true;
      case "iif_detached", "oif_detached", "unresolved" -> true;
      default -> false;
    };
  }

  private static void flowTo(String word, JsonObject element, RuleFields rule) {
    if (element.member("flow_from").isEmpty()) {
      rule.put("realms", word);
    }
  }

  private static String prefix(String address, String length) {
    return length.isEmpty() ? address : address + "/" + length;
  }

  private static String range(String from, String to) {
    return to.isEmpty() ? from : from + "-" + to;
  }
}
