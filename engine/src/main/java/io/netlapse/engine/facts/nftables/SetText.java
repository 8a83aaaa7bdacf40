package io.netlapse.engine.facts.nftables;

import io.netlapse.engine.facts.nftables.Blocks.SetBlock;
import io.netlapse.engine.facts.nftables.RulesetText.Read;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.spi.fact.Span;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the lines of a set or a map. Not safe for many threads.
 *
 * <p>Sample: {@code elements = { 192.0.2.1, 203.0.113.5-203.0.113.9 comment "a, b" }}, elements
 * going on in the lines below
 */
final class SetText {

  private static final String ELEMENTS = "elements = {";
  private static final Set<String> STATEMENTS = Set.of("counter", "limit", "quota", "last", "ct");
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("ip saddr", "ipv4_addr"),
          Map.entry("ip daddr", "ipv4_addr"),
          Map.entry("ip6 saddr", "ipv6_addr"),
          Map.entry("ip6 daddr", "ipv6_addr"),
          Map.entry("ether saddr", "ether_addr"),
          Map.entry("ether daddr", "ether_addr"),
          Map.entry("tcp sport", "inet_service"),
          Map.entry("tcp dport", "inet_service"),
          Map.entry("udp sport", "inet_service"),
          Map.entry("udp dport", "inet_service"),
          Map.entry("th sport", "inet_service"),
          Map.entry("th dport", "inet_service"),
          Map.entry("meta l4proto", "inet_proto"),
          Map.entry("ip protocol", "inet_proto"),
          Map.entry("meta mark", "mark"),
          Map.entry("ct mark", "mark"),
          Map.entry("iifname", "ifname"),
          Map.entry("oifname", "ifname"),
          Map.entry("iif", "iface_index"),
          Map.entry("oif", "iface_index"),
          Map.entry("verdict", "verdict"));

  private final SetBlock set;
  private boolean inElements;

  SetText(SetBlock set) {
    this.set = set;
  }

  Read read(Line line, List<String> words) {
    if (inElements) {
      return elements(line, line.start() + line.indent());
    }
    if (RulesetText.isComment(words)) {
      set.comment = Texts.unquoted(words.get(1));
      return Read.OF_BLOCK;
    }
    int from = line.start() + line.indent();
    if (line.text().startsWith(ELEMENTS, from)) {
      inElements = true;
      return elements(line, from + ELEMENTS.length());
    }
    return option(words) ? Read.OF_BLOCK : Read.UNKNOWN;
  }

  private boolean option(List<String> words) {
    String rest = String.join(" ", words.subList(1, words.size()));
    switch (words.getFirst()) {
      case "type", "typeof" -> type(words);
      case "flags" -> set.flags.addAll(List.of(rest.replace(" ", "").split(",")));
      case "size" -> {
        return number(rest);
      }
      case "timeout" -> {
        long seconds = Durations.seconds(rest);
        set.timeout = seconds;
        return seconds >= 0;
      }
      case "gc-interval" -> {
        long seconds = Durations.seconds(rest);
        set.gcInterval = seconds;
        return seconds >= 0;
      }
      case "policy" -> set.policy = rest.equals("performance") ? null : rest;
      case "auto-merge" -> set.flags.add("auto-merge");
      default -> {
        if (!STATEMENTS.contains(words.getFirst())) {
          return false;
        }
        String statement = RuleWords.canonical(words);
        set.statements = set.statements == null ? statement : set.statements + " " + statement;
      }
    }
    return true;
  }

  private boolean number(String text) {
    if (!Texts.isNumber(text) || text.length() > 12) {
      return false;
    }
    set.size = Long.valueOf(text);
    return true;
  }

  private void type(List<String> words) {
    boolean derived = words.getFirst().equals("typeof");
    int colon = words.indexOf(":");
    int end = colon < 0 ? words.size() : colon;
    set.type = typed(words.subList(1, end), derived);
    if (colon >= 0) {
      set.data = typed(words.subList(colon + 1, words.size()), derived);
    }
  }

  private static String typed(List<String> words, boolean derived) {
    String text = String.join(" ", words);
    if (!derived) {
      return text;
    }
    StringBuilder types = new StringBuilder();
    for (String one : text.split(" \\. ", -1)) {
      String type = TYPES.get(one);
      if (type == null) {
        return "typeof " + text;
      }
      types.append(types.isEmpty() ? "" : " . ").append(type);
    }
    return types.toString();
  }

  /** No element goes over the end of a line. */
  private Read elements(Line line, int from) {
    String text = line.text();
    int before = set.elements.size();
    int start = from;
    for (int i = from; i < line.end(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        i = Math.min(Texts.afterQuote(text, i), line.end()) - 1;
      } else if (c == ',') {
        if (!element(text, start, i)) {
          return Read.UNKNOWN;
        }
        start = i + 1;
      } else if (c == '}') {
        inElements = false;
        boolean whole = i == line.end() - 1 && (element(text, start, i) || blank(text, start, i));
        return whole ? known(before) : Read.UNKNOWN;
      }
    }
    if (blank(text, start, line.end())) {
      return known(before);
    }
    // Neither a comma nor a bracket at its end.
    inElements = false;
    return Read.UNKNOWN;
  }

  /** A line without an element tells of the set: one that is cut off behind its bracket. */
  private Read known(int before) {
    return set.elements.size() > before ? Read.OF_ITS_OWN : Read.OF_BLOCK;
  }

  private static boolean blank(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Texts.isBlank(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean element(String text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && Texts.isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && Texts.isBlank(text.charAt(end - 1))) {
      end--;
    }
    ElementText element =
        ElementText.of(Texts.words(text.substring(start, end)), set.type, new Span(start, end));
    return element != null && set.elements.add(element);
  }
}
