package io.netlapse.engine.facts.route;

import io.netlapse.engine.facts.text.Words;
import java.util.Set;

/**
 * Reads the words of one next-hop object as {@code ip nexthop} prints them, such as {@code id 12
 * group 1,7/2,9 type resilient buckets 32 idle_timer 60 unbalanced_timer 300 unbalanced_time 0}.
 */
final class NexthopLine {

  private static final Set<String> COUNTED = Set.of("packets", "packets_hw");

  private NexthopLine() {}

  /**
   * Whether it is a line of the packets that {@code -s} counts: {@code stats:}, or {@code id 1
   * packets 5} for a member of a group.
   */
  static boolean isStatistics(Words words) {
    String first = words.next();
    if (first.equals("stats:")) {
      return true;
    }
    String id = words.next();
    return first.equals("id") && !id.isEmpty() && COUNTED.contains(words.peek());
  }

  /**
   * Reads an object's line.
   *
   * @return whether every word was known
   */
  static boolean read(Words words, NexthopFields nexthop) {
    boolean whole = true;
    while (words.hasNext()) {
      whole &= attribute(words.next(), words, nexthop);
    }
    return whole;
  }

  private static boolean attribute(String name, Words words, NexthopFields nexthop) {
    switch (name) {
      case "id", "buckets" -> nexthop.number(name, words.next());
      case "idle_timer", "unbalanced_timer" -> nexthop.seconds(name, words.next());
      case "group" -> nexthop.group(words.next());
      case "type", "dev" -> nexthop.put(name, words.next());
      case "via" -> {
        String family = words.peek().startsWith("inet") ? words.next() : "";
        nexthop.via(family, words.next());
      }
      case "encap" -> {
        Encap encap = Encap.read(words);
        nexthop.put("encap", encap.text());
        return encap.known();
      }
      case "scope" -> nexthop.scope(words.next());
      case "proto" -> nexthop.proto(words.next());
      case "blackhole", "fdb" -> nexthop.put(name, "yes");
      case "unbalanced_time" -> words.next();
      case "hw_stats" -> {
        words.next();
        if (words.take("used")) {
          words.next();
        }
      }
      default -> {
        if (!RouteLine.isFlag(name)) {
          return false;
        }
        nexthop.flag(name);
      }
    }
    return true;
  }
}
