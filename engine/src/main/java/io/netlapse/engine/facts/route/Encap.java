package io.netlapse.engine.facts.route;

import io.netlapse.engine.facts.json.JsonMembers;
import io.netlapse.engine.facts.json.JsonValue;
import io.netlapse.engine.facts.json.JsonValue.JsonMember;
import io.netlapse.engine.facts.json.JsonValue.JsonObject;
import io.netlapse.engine.facts.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The encapsulation of a route or a next hop (ip-route(8), {@code encap}), such as {@code ip id 30
 * src 0.0.0.0 dst 10.11.0.1 ttl 0 tos 0x0}: its kind, and what that tells, in the order in which
 * {@code ip} prints it. Each thing is there once at most; a second {@code tos}, {@code dst} or
 * {@code table} is the route's own.
 *
 * @param text the canonical form, which {@code ip route add} takes
 * @param known whether we know its kind, and with it which words are its
 */
record Encap(String text, boolean known) {

  private static final String OPTIONS = "geneve_opts vxlan_opts erspan_opts";

  /** The words of a route that never are those of an encapsulation of a kind unknown to us. */
  private static final Set<String> BEHIND =
      Set.of(
          "nhid",
          "gateway",
          "via",
          "dev",
          "table",
          "proto",
          "protocol",
          "scope",
          "flags",
          "weight");

  /** The actions of seg6local that tell a table of their own. */
  private static final Set<String> WITH_TABLE = Set.of("action End.T", "action End.DT6");

  /** What each kind tells, in the order of iproute2's print functions. */
  private static final Map<String, List<EncapWord>> KINDS =
      Map.ofEntries(
          kind("ip", "id src dst ttl tos:service key:flag csum:flag seq:flag " + OPTIONS),
          kind("ip6", "id src dst hoplimit tc:service key:flag csum:flag seq:flag " + OPTIONS),
          kind("mpls", "dst:bare ttl"),
          kind("ila", "locator:bare csum-mode ident-type hook-type"),
          kind("bpf", "in out xmit headroom:bare_number"),
          kind("seg6", "mode segs:segments hmac:hex"),
          kind("rpl", "segs:segments"),
          kind("ioam6", "freq:ratio mode tunsrc tundst trace:flag prealloc:flag type:hex ns size"),
          kind("xfrm", "if_id link_dev"),
          kind(
              "seg6local",
              "action srh:routing_header table vrftable nh4 nh6 iif oif endpoint"
                  + " stats64:counters flavors lblen nflen"));

  /** Reads the words behind {@code encap}. */
  static Encap read(Words words) {
    String kind = words.next();
    List<EncapWord> told = KINDS.get(kind);
    if (told != null) {
      return new Encap(text(kind, told, word -> word.read(words)), true);
    }
    StringJoiner text = new StringJoiner(" ").add(kind);
    while (words.hasNext() && !BEHIND.contains(words.peek())) {
      text.add(words.next());
    }
    return new Encap(text.toString(), false);
  }

  /**
   * Reads the value of a member {@code encap} and what is of it: inside it in the newest versions,
   * else behind it, among the route's own members.
   */
  static Encap read(JsonValue encap, JsonMembers rest) {
    if (encap instanceof JsonObject object) {
      JsonMembers inside = JsonMembers.of(object);
      Encap read = read(inside.take("encap_type").map(JsonValue::word).orElse(""), inside);
      return new Encap(read.text, read.known && !inside.hasNext());
    }
    return read(encap.word(), rest);
  }

  private static Encap read(String kind, JsonMembers members) {
    List<EncapWord> told = KINDS.get(kind);
    if (told != null) {
      return new Encap(text(kind, told, word -> word.read(members)), true);
    }
    StringJoiner text = new StringJoiner(" ").add(kind);
    while (members.hasNext() && !BEHIND.contains(members.peek())) {
      JsonMember member = members.next();
      text.add(member.name()).add(member.value().word());
    }
    return new Encap(text.toString(), false);
  }

  /** The canonical form; an empty text where something is cut off. */
  private static String text(
      String kind, List<EncapWord> words, Function<EncapWord, Optional<String>> reader) {
    List<String> parts = new ArrayList<>(List.of(kind));
    for (EncapWord word : words) {
      if (!word.name().equals("table") || WITH_TABLE.stream().anyMatch(parts::contains)) {
        reader.apply(word).ifPresent(parts::add);
      }
    }
    return parts.contains("") ? "" : String.join(" ", parts);
  }

  private static Map.Entry<String, List<EncapWord>> kind(String kind, String words) {
    return Map.entry(kind, Stream.of(words.split(" ")).map(EncapWord::of).toList());
  }
}
