package io.netlapse.engine.facts.iptables;

import static java.util.Map.entry;

import java.util.Map;

/**
 * Names of protocols, as iptables-save prints them with the {@code /etc/protocols} of a
 * distribution; where that is missing it prints numbers, as {@code -L -n} does since 1.8.9.
 */
final class Protocols {

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          entry("0", "all"),
          entry("1", "icmp"),
          entry("2", "igmp"),
          entry("4", "ipencap"),
          entry("6", "tcp"),
          entry("17", "udp"),
          entry("33", "dccp"),
          entry("41", "ipv6"),
          entry("46", "rsvp"),
          entry("47", "gre"),
          entry("50", "esp"),
          entry("51", "ah"),
          entry("58", "ipv6-icmp"),
          entry("icmpv6", "ipv6-icmp"),
          entry("icmp6", "ipv6-icmp"),
          entry("88", "eigrp"),
          entry("89", "ospf"),
          entry("94", "ipip"),
          entry("103", "pim"),
          entry("108", "ipcomp"),
          entry("112", "vrrp"),
          entry("115", "l2tp"),
          entry("132", "sctp"),
          entry("135", "mobility-header"),
          entry("mh", "mobility-header"),
          entry("ipv6-mh", "mobility-header"),
          entry("136", "udplite"));

  private Protocols() {}

  /** The name of a protocol that was told by any name or its number. */
  static String name(String told) {
    return NAMES.getOrDefault(told, told);
  }

  /** Whether it is the name or number of a protocol that is known here. */
  static boolean isName(String told) {
    return NAMES.containsKey(told) || NAMES.containsValue(told);
  }
}
