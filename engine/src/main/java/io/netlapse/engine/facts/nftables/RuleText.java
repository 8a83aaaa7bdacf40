package io.netlapse.engine.facts.nftables;

import io.netlapse.spi.fact.Span;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule.
 *
 * <p>Sample: {@code ct state invalid counter packets 3 bytes 180 drop comment "no, thanks" # handle
 * 25}
 *
 * @param text its canonical text; where {@code json}, the expressions as compact JSON
 * @param comment its comment; null for none
 * @param json whether its text form is not known
 * @param span where it stands
 */
record RuleText(String text, @Nullable String comment, boolean json, Span span) {

  private static final Set<String> STARTS =
      Set.of(
          "ip",
          "ip6",
          "tcp",
          "udp",
          "sctp",
          "dccp",
          "udplite",
          "th",
          "icmp",
          "icmpv6",
          "igmp",
          "ether",
          "vlan",
          "arp",
          "ah",
          "esp",
          "comp",
          "meta",
          "ct",
          "rt",
          "fib",
          "socket",
          "osf",
          "exthdr",
          "frag",
          "hbh",
          "dst",
          "mh",
          "srh",
          "iif",
          "iifname",
          "iifgroup",
          "iiftype",
          "oif",
          "oifname",
          "oifgroup",
          "oiftype",
          "mark",
          "skuid",
          "skgid",
          "pkttype",
          "rtclassid",
          "ibrname",
          "obrname",
          "counter",
          "limit",
          "quota",
          "last",
          "log",
          "accept",
          "drop",
          "reject",
          "return",
          "jump",
          "goto",
          "continue",
          "queue",
          "snat",
          "dnat",
          "masquerade",
          "redirect",
          "notrack",
          "add",
          "update",
          "delete",
          "numgen",
          "jhash",
          "symhash",
          "dup",
          "fwd",
          "tproxy",
          "synproxy",
          "secmark",
          "flow",
          "xt",
          "meter",
          "ipsec",
          "gre",
          "gretap",
          "vxlan",
          "geneve");

  /** Reads the words of a line; null where it is no rule. */
  static @Nullable RuleText of(List<String> line, Span span) {
    List<String> words = line;
    int size = words.size();
    if (size > 3 && words.get(size - 3).equals("#") && words.get(size - 2).equals("handle")) {
      size -= 3;
    }
    String comment = null;
    if (size > 1 && words.get(size - 2).equals("comment") && isClosed(words.get(size - 1))) {
      comment = Texts.unquoted(words.get(size - 1));
      size -= 2;
    }
    words = words.subList(0, size);
    if (!isRule(words)) {
      return null;
    }
    return new RuleText(
        RuleWords.canonical(words),
        comment == null || comment.isEmpty() ? null : comment,
        false,
        span);
  }

  private static boolean isClosed(String word) {
    return word.length() > 1 && word.startsWith("\"") && word.endsWith("\"");
  }

  private static boolean isRule(List<String> words) {
    if (words.isEmpty()) {
      return false;
    }
    String first = words.getFirst();
    if (!STARTS.contains(first) && !first.startsWith("@")) {
      return false;
    }
    int open = 0;
    for (String word : words) {
      if (word.equals("{")) {
        open++;
      } else if (word.equals("}")) {
        open--;
      }
      boolean cut = word.indexOf('"') >= 0 && word.chars().filter(c -> c == '"').count() % 2 != 0;
      if (open < 0 || cut) {
        return false;
      }
    }
    return open == 0;
  }

  /** Whether iptables-nft made it, with a match or a target that nft cannot show. */
  boolean isForeign() {
    return text.startsWith("xt ")
        || text.contains(" xt ")
        || text.endsWith(" xt")
        || text.equals("xt")
        || text.contains("{\"xt\":");
  }
}
