package io.netlapse.engine.facts.link;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which settings of a kind of device are read: those that somebody sets, that text and JSON both
 * tell, and that old versions of {@code ip} tell as new ones do. Timers, elected roots, states of
 * ports and counters are not among them.
 *
 * @param names the settings with a value, by their names in text
 * @param jsonNames the names that JSON has for some of the settings, values and switches
 * @param switches the settings that text prints as a word alone, with {@code no} before it when off
 */
record KindSettings(
    Map<String, String> names, Map<String, String> jsonNames, Set<String> switches) {

  private static final KindSettings NONE = settings("", "", "");

  private static final KindSettings TUNNEL =
      settings("remote local dev ikey okey", "link=dev", "pmtudisc external");

  private static final KindSettings STACKED = settings("mode", "", "");

  private static final KindSettings IPVLAN = settings("mode", "", "bridge private vepa");

  private static final Map<String, KindSettings> KINDS =
      Map.ofEntries(
          Map.entry(
              "vxlan",
              settings(
                  "id local remote group dev dstport ageing",
                  "local6=local remote6=remote group6=group link=dev port=dstport udp_csum=udpcsum"
                      + " udp_zero_csum6_tx=udp6zerocsumtx udp_zero_csum6_rx=udp6zerocsumrx",
                  "learning udpcsum udp6zerocsumtx udp6zerocsumrx proxy rsc l2miss l3miss gbp"
                      + " external")),
          Map.entry(
              "bridge",
              // Under STP a bridge shows the timing of its root, whichever that is now, and as
              // ageing time twice the delay while the topology changes (IEEE 802.1D 7.9, 8.5).
              settings(
                  "stp_state priority vlan_filtering"
                      + " vlan_protocol vlan_default_pvid group_fwd_mask mcast_snooping"
                      + " mcast_querier nf_call_iptables nf_call_ip6tables nf_call_arptables",
                  "",
                  "")),
          Map.entry(
              "bond",
              settings(
                  "mode active_slave primary miimon updelay downdelay xmit_hash_policy"
                      + " fail_over_mac min_links arp_interval lacp_rate",
                  "ad_lacp_rate=lacp_rate",
                  "")),
          Map.entry("vlan", settings("protocol id", "", "")),
          Map.entry("geneve", settings("id remote dstport", "remote6=remote port=dstport", "")),
          Map.entry("vrf", settings("table", "", "")),
          Map.entry("tun", settings("type pi vnet_hdr persist user group", "", "")),
          Map.entry("macvlan", STACKED),
          Map.entry("macvtap", STACKED),
          Map.entry("ipvlan", IPVLAN),
          Map.entry("ipvtap", IPVLAN),
          Map.entry("ipip", TUNNEL),
          Map.entry("sit", TUNNEL),
          Map.entry("gre", TUNNEL),
          Map.entry("gretap", TUNNEL),
          Map.entry("erspan", TUNNEL),
          Map.entry("vti", TUNNEL),
          Map.entry("vti6", TUNNEL),
          Map.entry("ip6tnl", TUNNEL),
          Map.entry("ip6gre", TUNNEL),
          Map.entry("ip6gretap", TUNNEL));

  private static final Map<String, KindSettings> PORTS =
      Map.of(
          "bridge",
              settings(
                  "priority cost hairpin guard root_block fastleave learning flood proxy_arp"
                      + " mcast_flood neigh_suppress vlan_tunnel isolated locked",
                  "",
                  ""),
          "vrf", settings("table", "", ""));

  /** The kinds without settings that anybody sets at the device itself. */
  private static final Set<String> BARE =
      Set.of(
          "veth",
          "dummy",
          "wireguard",
          "ifb",
          "nlmon",
          "team",
          "macsec",
          "openvswitch",
          "netkit",
          "can",
          "vcan",
          "vxcan",
          "xfrm",
          "bareudp",
          "gtp",
          "hsr",
          "ipoib",
          "netdevsim",
          "batadv",
          "virt_wifi",
          "rmnet",
          "wwan",
          "amt",
          "dsa",
          "lowpan",
          "vsockmon",
          "ovpn-dco",
          "ovpn");

  /**
   * Values that are not told by every version, or only by text or JSON, and are therefore left out;
   * by setting.
   */
  private static final Map<String, String> DEFAULTS =
      Map.ofEntries(
          Map.entry("learning", "on"),
          Map.entry("bridge", "on"),
          Map.entry("udp6zerocsumtx", "off"),
          Map.entry("udp6zerocsumrx", "off"),
          Map.entry("proxy", "off"),
          Map.entry("rsc", "off"),
          Map.entry("l2miss", "off"),
          Map.entry("l3miss", "off"),
          Map.entry("gbp", "off"),
          Map.entry("external", "off"),
          Map.entry("pmtudisc", "on"),
          Map.entry("remote", "any"),
          Map.entry("local", "any"),
          Map.entry("pi", "off"),
          Map.entry("vnet_hdr", "off"),
          Map.entry("stp_state", "0"),
          Map.entry("vlan_filtering", "0"),
          Map.entry("vlan_protocol", "802.1Q"),
          Map.entry("vlan_default_pvid", "1"),
          Map.entry("group_fwd_mask", "0"),
          Map.entry("mcast_snooping", "1"),
          Map.entry("mcast_querier", "0"),
          Map.entry("nf_call_iptables", "0"),
          Map.entry("nf_call_ip6tables", "0"),
          Map.entry("nf_call_arptables", "0"),
          Map.entry("hairpin", "off"),
          Map.entry("guard", "off"),
          Map.entry("root_block", "off"),
          Map.entry("fastleave", "off"),
          Map.entry("flood", "on"),
          Map.entry("proxy_arp", "off"),
          Map.entry("mcast_flood", "on"),
          Map.entry("neigh_suppress", "off"),
          Map.entry("vlan_tunnel", "off"),
          Map.entry("isolated", "off"),
          Map.entry("locked", "off"));

  private static KindSettings settings(String names, String jsonNames, String switches) {
    Map<String, String> json = new HashMap<>();
    words(names).forEach(name -> json.put(name, name));
    words(switches).forEach(name -> json.put(name, name));
    for (String pair : words(jsonNames)) {
      int equals = pair.indexOf('=');
      json.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    Map<String, String> text =
        words(names).stream().collect(Collectors.toMap(name -> name, name -> name));
    return new KindSettings(text, Map.copyOf(json), Set.copyOf(words(switches)));
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
  }

  /** The settings of a kind, or of a port of one; none of a kind that is not known. */
  static KindSettings of(String kind, boolean port) {
    return (port ? PORTS : KINDS).getOrDefault(kind, NONE);
  }

  /** Whether a line of text that begins with this word tells of a kind. */
  static boolean isKind(String word) {
    return KINDS.containsKey(word) || BARE.contains(word) || isPort(word);
  }

  /** Whether it tells of a port: {@code bridge_slave}, {@code bond_slave}. */
  static boolean isPort(String word) {
    return word.endsWith("_slave") && word.length() > "_slave".length();
  }

  /** Whether a value says no more than that nothing was set. */
  static boolean isDefault(String name, String value) {
    return value.equals(DEFAULTS.get(name));
  }

  /** The setting of a word that a value follows in text; null for none that is read. */
  @Nullable String ofText(String word) {
    return names.get(word);
  }

  /** The setting of a member of JSON; null for none that is read. */
  @Nullable String ofJson(String name) {
    return jsonNames.get(name);
  }

  /** Whether a word of text is a switch by itself. */
  boolean isSwitch(String word) {
    return switches.contains(word);
  }
}
