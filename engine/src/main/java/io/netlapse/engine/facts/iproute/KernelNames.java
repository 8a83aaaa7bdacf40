package io.netlapse.engine.facts.iproute;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * The names that the kernel's numbers have in the files of iproute2 ({@code rt_protos}, {@code
 * rt_scopes}, {@code rt_tables}, {@code rt_dsfield}) and in linux/rtnetlink.h. An old {@code ip},
 * or {@code ip -N}, prints a number where a newer one prints the name: both become the name. A
 * number without a name stays.
 */
public final class KernelNames {

  private static final Map<String, String> PROTOCOLS =
      Map.ofEntries(
          Map.entry("0", "unspec"),
          Map.entry("1", "redirect"),
          Map.entry("2", "kernel"),
          Map.entry("3", "boot"),
          Map.entry("4", "static"),
          Map.entry("8", "gated"),
          Map.entry("9", "ra"),
          Map.entry("10", "mrt"),
          Map.entry("11", "zebra"),
          Map.entry("12", "bird"),
          Map.entry("13", "dnrouted"),
          Map.entry("14", "xorp"),
          Map.entry("15", "ntk"),
          Map.entry("16", "dhcp"),
          Map.entry("18", "keepalived"),
          Map.entry("42", "babel"),
          Map.entry("84", "ovn"),
          Map.entry("99", "openr"),
          Map.entry("186", "bgp"),
          Map.entry("187", "isis"),
          Map.entry("188", "ospf"),
          Map.entry("189", "rip"),
          Map.entry("192", "eigrp"));

  private static final Map<String, String> TABLES =
      Map.of("0", "unspec", "253", "default", "254", "main", "255", "local");

  private static final Map<String, String> SCOPES =
      Map.of("0", "global", "200", "site", "253", "link", "254", "host", "255", "nowhere");

  private static final Map<String, String> TYPES =
      Map.of(
          "1", "unicast",
          "2", "local",
          "3", "broadcast",
          "4", "anycast",
          "5", "multicast",
          "6", "blackhole",
          "7", "unreachable",
          "8", "prohibit",
          "9", "throw",
          "10", "nat");

  /**
   * linux/if_arp.h; busybox and {@code ip -N} print those that they cannot name as {@code [65534]}.
   */
  private static final Map<String, String> LINK_TYPES =
      Map.ofEntries(
          Map.entry("[1]", "ether"),
          Map.entry("[32]", "infiniband"),
          Map.entry("[280]", "can"),
          Map.entry("[512]", "ppp"),
          Map.entry("[519]", "rawip"),
          Map.entry("[768]", "ipip"),
          Map.entry("[769]", "tunnel6"),
          Map.entry("[772]", "loopback"),
          Map.entry("[776]", "sit"),
          Map.entry("[778]", "gre"),
          Map.entry("[823]", "gre6"),
          Map.entry("[824]", "netlink"),
          Map.entry("[65534]", "none"));

  /** The transport protocols that a node's rules name (protocols(5)). */
  private static final Map<String, String> TRANSPORTS =
      Map.of("1", "icmp", "6", "tcp", "17", "udp", "58", "ipv6-icmp", "132", "sctp");

  /**
   * Classes of service by their codes as {@code ip -N} prints them (RFC 2474, RFC 2597, RFC 3246).
   */
  private static final Map<String, String> SERVICES =
      Map.ofEntries(
          Map.entry("default", "0x0"),
          Map.entry("CS0", "0x0"),
          Map.entry("CS1", "0x20"),
          Map.entry("CS2", "0x40"),
          Map.entry("CS3", "0x60"),
          Map.entry("CS4", "0x80"),
          Map.entry("CS5", "0xa0"),
          Map.entry("CS6", "0xc0"),
          Map.entry("CS7", "0xe0"),
          Map.entry("AF11", "0x28"),
          Map.entry("AF12", "0x30"),
          Map.entry("AF13", "0x38"),
          Map.entry("AF21", "0x48"),
          Map.entry("AF22", "0x50"),
          Map.entry("AF23", "0x58"),
          Map.entry("AF31", "0x68"),
          Map.entry("AF32", "0x70"),
          Map.entry("AF33", "0x78"),
          Map.entry("AF41", "0x88"),
          Map.entry("AF42", "0x90"),
          Map.entry("AF43", "0x98"),
          Map.entry("EF", "0xb8"),
          Map.entry("lowdelay", "0x10"),
          Map.entry("throughput", "0x8"),
          Map.entry("reliability", "0x4"));

  private static final Map<String, String> TYPE_NUMBERS =
      TYPES.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

  private KernelNames() {}

  /** Who made a route, a rule or an address: {@code 12} becomes {@code bird}. */
  public static String protocol(String word) {
    return PROTOCOLS.getOrDefault(word, word);
  }

  /** A routing table: {@code 254} becomes {@code main}. */
  public static String table(String word) {
    return TABLES.getOrDefault(word, word);
  }

  /** A scope: {@code 253} becomes {@code link}. */
  public static String scope(String word) {
    return SCOPES.getOrDefault(word, word);
  }

  /** A route's type or a rule's action: {@code 6} becomes {@code blackhole}. */
  public static String routeType(String word) {
    return TYPES.getOrDefault(word, word);
  }

  /** Whether a word is the name or the number of a route's type. */
  public static boolean isRouteType(String word) {
    return TYPES.containsKey(word) || TYPE_NUMBERS.containsKey(word);
  }

  /** A link type: {@code [65534]} becomes {@code none}. */
  public static String linkType(String word) {
    return LINK_TYPES.getOrDefault(word, word);
  }

  /**
   * A transport protocol: {@code ipproto-6} (which {@code ip -N} prints) and {@code 6} become
   * {@code tcp}.
   */
  public static String transport(String word) {
    String number = word.startsWith("ipproto-") ? word.substring("ipproto-".length()) : word;
    return TRANSPORTS.getOrDefault(number, number);
  }

  /** A type of service as {@code 0x10}: names and busybox's decimal numbers become that. */
  public static String service(String word) {
    String named = SERVICES.get(word);
    if (named != null) {
      return named;
    }
    try {
      return "0x" + Integer.toHexString(Integer.decode(word));
    } catch (NumberFormatException notANumber) {
      return word;
    }
  }
}
