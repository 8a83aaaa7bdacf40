package io.netlapse.engine.facts.route;

import static java.util.stream.Collectors.joining;

import io.netlapse.engine.facts.json.JsonMembers;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;

/** Reads one member of a next-hop object in JSON. */
final class NexthopMember {

  private NexthopMember() {}

  /**
   * Reads a member.
   *
   * @param rest what stands behind it; those of its encapsulation are taken
   * @return whether it was known
   */
  static boolean read(JsonMember member, JsonMembers rest, NexthopFields nexthop) {
    String word = member.value().word();
    switch (member.name()) {
      case "id", "buckets" -> nexthop.number(member.name(), word);
      case "idle_timer", "unbalanced_timer" -> nexthop.seconds(member.name(), word);
      case "group" -> nexthop.group(group(member));
      case "type", "dev" -> nexthop.put(member.name(), word);
      case "gateway" -> nexthop.via("", word);
      case "via" -> {
        if (member.value() instanceof JsonObject via) {
          nexthop.via(via.word("family"), via.word("host"));
        }
      }
      case "encap" -> {
        Encap encap = Encap.read(member.value(), rest);
        nexthop.put("encap", encap.text());
        return encap.known();
      }
      case "scope" -> nexthop.scope(word);
      case "protocol" -> nexthop.proto(word);
      case "blackhole", "fdb" -> nexthop.put(member.name(), "yes");
      case "flags" -> RouteJson.items(member).forEach(flag -> nexthop.flag(flag.word()));
      case "resilient_args" -> {
        return resilient(member, nexthop);
      }
      case "unbalanced_time", "hw_stats", "group_stats" -> {
        // What runs and counts by itself, and whether hardware counts.
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static String group(JsonMember member) {
    return RouteJson.items(member).stream()
        .map(item -> item instanceof JsonObject one ? one.word("id") + weight(one) : "")
        .collect(joining("/"));
  }

  private static String weight(JsonObject one) {
    return one.member("weight").map(weight -> "," + weight.value().word()).orElse("");
  }

  private static boolean resilient(JsonMember member, NexthopFields nexthop) {
    boolean whole = member.value() instanceof JsonObject;
    if (member.value() instanceof JsonObject object) {
      for (JsonMembers members = JsonMembers.of(object); members.hasNext(); ) {
        whole &= read(members.next(), members, nexthop);
      }
    }
    return whole;
  }
}
