package io.netlapse.engine.facts.route;

import io.netlapse.engine.facts.iproute.KernelNames;
import io.netlapse.engine.facts.text.Words;
import java.util.Set;

/**
 * Reads the words of one route as {@code ip route} prints them, such as {@code 10.3.0.0/16 via
 * 10.1.0.9 dev eth0 proto static src 10.1.0.2 metric 20 onlink mtu lock 1400}.
 */
final class RouteLine {

  private static final Set<String> FLAGS =
      Set.of(
          "onlink",
          "dead",
          "linkdown",
          "pervasive",
          "offload",
          "offload_failed",
          "trap",
          "notify",
          "unresolved",
          "rt_offload",
          "rt_trap",
          "rt_offload_failed",
          "rt_notify");

  private static final Set<String> NUMBERS =
      Set.of(
          "metric",
          "mtu",
          "advmss",
          "window",
          "cwnd",
          "initcwnd",
          "initrwnd",
          "ssthresh",
          "reordering",
          "hoplimit",
          "quickack",
          "fastopen_no_cookie",
          "nhid");

  private static final Set<String> TIMES = Set.of("rtt", "rttvar", "rto_min");

  private static final Set<String> WORDS = Set.of("congctl", "iif");

  /** What runs by itself, or is told only of a cached route. */
  private static final Set<String> VOLATILE =
      Set.of("expires", "users", "used", "age", "ipid", "ts", "tsage", "uid");

  private final Words words;
  private final RouteFields route;
  private boolean whole = true;

  private RouteLine(Words words, RouteFields route) {
    this.words = words;
    this.route = route;
  }

  /**
   * Reads a route's line.
   *
   * @return whether every word was known
   */
  static boolean read(Words words, RouteFields route) {
    RouteLine line = new RouteLine(words, route);
    String first = words.next();
    if (KernelNames.isRouteType(first) && words.hasNext()) {
      route.type(first);
      first = words.next();
    }
    route.dst(first);
    while (words.hasNext()) {
      line.attribute();
    }
    return line.whole;
  }

  /**
   * Reads a line that goes on with a route: a next hop, a cached route's flags, what {@code -d}
   * tells of a next-hop object.
   *
   * @return whether every word was known
   */
  static boolean readMore(Words words, RouteFields route) {
    RouteLine line = new RouteLine(words, route);
    if (words.take("nexthop")) {
      line.nexthop();
    } else if (words.take("nh_info") || words.take("cache")) {
      words.rest();
    } else {
      return false;
    }
    return line.whole;
  }

  /** Whether a word is a flag of a route or a next hop. */
  static boolean isFlag(String word) {
    return FLAGS.contains(word);
  }

  private void attribute() {
    String name = words.next();
    switch (name) {
      case "via" -> {
        String family = family();
        route.via(family, words.next());
      }
      case "dev" -> route.put("dev", words.next());
      case "table" -> route.table(words.next());
      case "proto" -> route.proto(words.next());
      case "scope" -> route.scope(words.next());
      case "src" -> route.src(words.next());
      case "tos", "dsfield" -> route.tos(words.next());
      case "pref" -> route.pref(words.next());
      case "from" -> route.put("from", words.next());
      case "realm", "realms" -> route.put("realms", words.next());
      case "mark" -> route.put("mark", words.next());
      case "features" -> route.put("features", words.next());
      case "encap" -> route.put("encap", encap());
      case "as" -> route.put("as", as());
      case "ttl-propogate", "ttl-propagate" -> route.put("ttl-propagate", words.next());
      case "cache" -> words.rest();
      case "error" -> {
        words.next();
        route.error();
      }
      default -> other(name);
    }
  }

  private void other(String name) {
    if (FLAGS.contains(name)) {
      route.flag(name);
    } else if (NUMBERS.contains(name)) {
      unlock();
      route.number(name, words.next());
    } else if (TIMES.contains(name)) {
      unlock();
      route.time(name, words.next());
    } else if (WORDS.contains(name)) {
      unlock();
      route.put(name, words.next());
    } else if (VOLATILE.contains(name)) {
      words.next();
    } else {
      whole = false;
    }
  }

  /**
   * Whether a metric is locked is told in text alone, never in JSON; so it is no part of the fact.
   */
  private void unlock() {
    words.take("lock");
  }

  private void nexthop() {
    Nexthop nexthop = new Nexthop();
    while (words.hasNext()) {
      String name = words.next();
      switch (name) {
        case "via" -> {
          String family = family();
          nexthop.via(family, words.next());
        }
        case "dev" -> nexthop.dev(words.next());
        case "weight" -> nexthop.weight(words.next());
        case "realm", "realms" -> nexthop.realms(words.next());
        case "encap" -> nexthop.encap(encap());
        default -> {
          whole &= FLAGS.contains(name);
          nexthop.flag(name);
        }
      }
    }
    route.nexthop(nexthop);
  }

  /** The family of a gateway that is not of the route's; empty where it is. */
  private String family() {
    return words.peek().startsWith("inet") ? words.next() : "";
  }

  private String as() {
    words.take("to");
    return words.next();
  }

  private String encap() {
    Encap encap = Encap.read(words);
    whole &= encap.known();
    return encap.text();
  }
}
