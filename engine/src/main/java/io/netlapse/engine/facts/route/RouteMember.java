package io.netlapse.engine.facts.route;

import io.netlapse.engine.facts.iproute.KernelNames;
import io.netlapse.engine.facts.json.JsonMembers;
import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import java.util.Set;

/** Reads one member of a route in JSON; each name stands for what text calls by another one. */
final class RouteMember {

  private static final Set<String> VOLATILE =
      Set.of("expires", "users", "used", "age", "ipid", "ts", "tsage", "uid", "cache", "nh_info");

  private RouteMember() {}

  /**
   * Reads a member.
   *
   * @param rest what stands behind it; those of its encapsulation are taken
   * @return whether it was known
   */
  static boolean read(JsonMember member, JsonMembers rest, RouteFields route) {
    String word = member.value().word();
    switch (member.name()) {
      case "dst" -> route.dst(word);
      case "type" -> route.type(word);
      case "gateway" -> route.via("", word);
      case "via" -> via(member, route);
      case "dev", "from", "mark", "iif" -> route.put(member.name(), word);
      case "table" -> route.table(word);
      case "protocol" -> route.proto(word);
      case "scope" -> route.scope(word);
      case "prefsrc" -> route.src(word);
      case "tos" -> route.tos(word);
      case "metric", "nhid" -> route.number(member.name(), word);
      case "pref" -> route.pref(word);
      case "error" -> route.error();
      case "as", "to" -> route.put("as", word);
      case "ttl-propogate", "ttl-propagate" -> route.put("ttl-propagate", word);
      case "flow" -> route.put("realms", realms(member));
      case "flags" -> RouteJson.items(member).forEach(flag -> route.flag(flag.word()));
      case "encap" -> {
        Encap encap = Encap.read(member.value(), rest);
        route.put("encap", encap.text());
        return encap.known();
      }
      case "metrics" -> {
        return metrics(member, route);
      }
      case "nexthops" -> {
        return nexthops(member, route);
      }
      default -> {
        return other(member.name(), route);
      }
    }
    return true;
  }

  /** Old versions print the type as a member without name or value: {@code {"local","dst":...}}. */
  private static boolean other(String name, RouteFields route) {
    if (!KernelNames.isRouteType(name)) {
      return VOLATILE.contains(name);
    }
    route.type(name);
    return true;
  }

  private static void via(JsonMember member, RouteFields route) {
    if (member.value() instanceof JsonObject via) {
      route.via(via.word("family"), via.word("host"));
    } else {
      route.via("", member.value().word());
    }
  }

  private static String realms(JsonMember member) {
    if (!(member.value() instanceof JsonObject flow)) {
      return member.value().word();
    }
    String from = flow.word("from");
    return (from.isEmpty() ? "" : from + "/") + flow.word("to");
  }

  private static boolean metrics(JsonMember member, RouteFields route) {
    boolean whole = true;
    for (JsonValue item : RouteJson.items(member)) {
      if (item instanceof JsonObject metrics) {
        for (JsonMember metric : metrics.members()) {
          whole &= metric(metric, route);
        }
      }
    }
    return whole;
  }

  private static boolean metric(JsonMember metric, RouteFields route) {
    String word = metric.value().word();
    switch (metric.name()) {
      case "rtt", "rttvar", "rto_min" -> route.time(metric.name(), word);
      case "congestion" -> route.put("congctl", word);
      case "ecn" -> route.put("features", "ecn");
      case "mtu",
          "window",
          "ssthresh",
          "cwnd",
          "advmss",
          "reordering",
          "hoplimit",
          "initcwnd",
          "initrwnd",
          "quickack",
          "fastopen_no_cookie" ->
          route.number(metric.name(), word);
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean nexthops(JsonMember member, RouteFields route) {
    boolean whole = true;
    for (JsonValue item : RouteJson.items(member)) {
      if (item instanceof JsonObject object) {
        whole &= nexthop(object, route);
      }
    }
    return whole;
  }

  private static boolean nexthop(JsonObject object, RouteFields route) {
    Nexthop nexthop = new Nexthop();
    boolean whole = true;
    for (JsonMembers members = JsonMembers.of(object); members.hasNext(); ) {
      whole &= nexthopMember(members.next(), members, nexthop);
    }
    route.nexthop(nexthop);
    return whole;
  }

  private static boolean nexthopMember(JsonMember member, JsonMembers rest, Nexthop nexthop) {
    String word = member.value().word();
    switch (member.name()) {
      case "gateway" -> nexthop.via("", word);
      case "via" -> {
        if (member.value() instanceof JsonObject via) {
          nexthop.via(via.word("family"), via.word("host"));
        }
      }
      case "dev" -> nexthop.dev(word);
      case "weight" -> nexthop.weight(word);
      case "flow" -> nexthop.realms(realms(member));
      case "encap" -> {
        Encap encap = Encap.read(member.value(), rest);
        nexthop.encap(encap.text());
        return encap.known();
      }
      case "flags" -> RouteJson.items(member).forEach(flag -> nexthop.flag(flag.word()));
      default -> {
        return false;
      }
    }
    return true;
  }
}
