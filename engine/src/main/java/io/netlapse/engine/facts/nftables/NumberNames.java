package io.netlapse.engine.facts.nftables;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names for the kernel's numbers where {@code nft -n} prints numbers and {@code nft} names
 * (libnftables: proto.c, ct.c, fib.c, meta.c, datatype.c).
 */
final class NumberNames {

  private static final Map<Long, String> PROTOCOLS =
      Map.ofEntries(
          entry(1L, "icmp"),
          entry(2L, "igmp"),
          entry(6L, "tcp"),
          entry(17L, "udp"),
          entry(33L, "dccp"),
          entry(41L, "ipv6"),
          entry(47L, "gre"),
          entry(50L, "esp"),
          entry(51L, "ah"),
          entry(58L, "ipv6-icmp"),
          entry(89L, "ospf"),
          entry(103L, "pim"),
          entry(108L, "ipcomp"),
          entry(112L, "vrrp"),
          entry(132L, "sctp"),
          entry(136L, "udplite"));
  private static final Map<Long, String> STATES =
      Map.of(1L, "invalid", 2L, "established", 4L, "related", 8L, "new", 64L, "untracked");
  private static final Map<Long, String> STATUSES =
      Map.of(
          1L,
          "expected",
          2L,
          "seen-reply",
          4L,
          "assured",
          8L,
          "confirmed",
          16L,
          "snat",
          32L,
          "dnat",
          512L,
          "dying");
  private static final Map<Long, String> DIRECTIONS = Map.of(0L, "original", 1L, "reply");
  private static final Map<Long, String> TCP_FLAGS =
      Map.of(
          1L, "fin", 2L, "syn", 4L, "rst", 8L, "psh", 16L, "ack", 32L, "urg", 64L, "ecn", 128L,
          "cwr");
  private static final Map<Long, String> ROUTES =
      Map.of(
          0L,
          "unspec",
          1L,
          "unicast",
          2L,
          "local",
          3L,
          "broadcast",
          4L,
          "anycast",
          5L,
          "multicast",
          6L,
          "blackhole",
          7L,
          "unreachable",
          8L,
          "prohibit");
  private static final Map<Long, String> PACKETS =
      Map.of(0L, "host", 1L, "broadcast", 2L, "multicast", 3L, "other");
  private static final Map<Long, String> PRESENCE = Map.of(0L, "missing", 1L, "exists");
  private static final Map<Long, String> CLASSES =
      Map.ofEntries(
          entry(0L, "cs0"),
          entry(8L, "cs1"),
          entry(16L, "cs2"),
          entry(24L, "cs3"),
          entry(32L, "cs4"),
          entry(40L, "cs5"),
          entry(48L, "cs6"),
          entry(56L, "cs7"),
          entry(1L, "lephb"),
          entry(10L, "af11"),
          entry(12L, "af12"),
          entry(14L, "af13"),
          entry(18L, "af21"),
          entry(20L, "af22"),
          entry(22L, "af23"),
          entry(26L, "af31"),
          entry(28L, "af32"),
          entry(30L, "af33"),
          entry(34L, "af41"),
          entry(36L, "af42"),
          entry(38L, "af43"),
          entry(44L, "va"),
          entry(46L, "ef"));
  private static final Map<Long, String> ICMP =
      Map.ofEntries(
          entry(0L, "echo-reply"),
          entry(3L, "destination-unreachable"),
          entry(4L, "source-quench"),
          entry(5L, "redirect"),
          entry(8L, "echo-request"),
          entry(9L, "router-advertisement"),
          entry(10L, "router-solicitation"),
          entry(11L, "time-exceeded"),
          entry(12L, "parameter-problem"),
          entry(13L, "timestamp-request"),
          entry(14L, "timestamp-reply"),
          entry(15L, "info-request"),
          entry(16L, "info-reply"),
          entry(17L, "address-mask-request"),
          entry(18L, "address-mask-reply"));
  private static final Map<Long, String> ICMPV6 =
      Map.ofEntries(
          entry(1L, "destination-unreachable"),
          entry(2L, "packet-too-big"),
          entry(3L, "time-exceeded"),
          entry(4L, "parameter-problem"),
          entry(128L, "echo-request"),
          entry(129L, "echo-reply"),
          entry(130L, "mld-listener-query"),
          entry(131L, "mld-listener-report"),
          entry(132L, "mld-listener-done"),
          entry(133L, "nd-router-solicit"),
          entry(134L, "nd-router-advert"),
          entry(135L, "nd-neighbor-solicit"),
          entry(136L, "nd-neighbor-advert"),
          entry(137L, "nd-redirect"),
          entry(138L, "router-renumbering"),
          entry(141L, "ind-neighbor-solicit"),
          entry(142L, "ind-neighbor-advert"),
          entry(143L, "mld2-listener-report"));
  private static final Map<Long, String> ETHER =
      Map.of(0x0800L, "ip", 0x0806L, "arp", 0x86ddL, "ip6", 0x8100L, "8021q", 0x88a8L, "8021ad");
  private static final Map<Long, String> ARP =
      Map.of(1L, "request", 2L, "reply", 3L, "rrequest", 4L, "rreply");
  private static final Map<Long, String> REJECT_ICMP =
      Map.of(
          0L,
          "net-unreachable",
          1L,
          "host-unreachable",
          2L,
          "prot-unreachable",
          3L,
          "port-unreachable",
          9L,
          "net-prohibited",
          10L,
          "host-prohibited",
          13L,
          "admin-prohibited");
  private static final Map<Long, String> REJECT_ICMPV6 =
      Map.of(
          0L,
          "no-route",
          1L,
          "admin-prohibited",
          3L,
          "addr-unreachable",
          4L,
          "port-unreachable",
          5L,
          "policy-fail",
          6L,
          "reject-route");
  private static final Map<Long, String> REJECT_ICMPX =
      Map.of(
          0L, "no-route", 1L, "port-unreachable", 2L, "host-unreachable", 3L, "admin-prohibited");

  private static final Map<String, Map<Long, String>> BY_SELECTOR =
      Map.ofEntries(
          entry("meta l4proto", PROTOCOLS),
          entry("ip protocol", PROTOCOLS),
          entry("ip6 nexthdr", PROTOCOLS),
          entry("inet_proto", PROTOCOLS),
          entry("ct state", STATES),
          entry("ct status", STATUSES),
          entry("ct direction", DIRECTIONS),
          entry("tcp flags", TCP_FLAGS),
          entry("fib type", ROUTES),
          entry("fib oif", PRESENCE),
          entry("exthdr frag", PRESENCE),
          entry("meta pkttype", PACKETS),
          entry("ip dscp", CLASSES),
          entry("ip6 dscp", CLASSES),
          entry("icmp type", ICMP),
          entry("icmpv6 type", ICMPV6),
          entry("ether type", ETHER),
          entry("meta protocol", ETHER),
          entry("arp operation", ARP),
          entry("with icmp", REJECT_ICMP),
          entry("with icmpv6", REJECT_ICMPV6),
          entry("with icmpx", REJECT_ICMPX));

  private static final Set<String> FIRST_WORDS =
      BY_SELECTOR.keySet().stream()
          .map(selector -> selector.split(" ")[0])
          .collect(Collectors.toUnmodifiableSet());

  private NumberNames() {}

  /** Whether a selector whose numbers have names begins with a word. */
  static boolean mayBegin(String word) {
    return FIRST_WORDS.contains(word);
  }

  /** Whether the numbers behind a selector, such as {@code ct state}, have names. */
  static boolean knows(String selector) {
    return BY_SELECTOR.containsKey(selector);
  }

  /**
   * The value of a selector with its numbers named: one number, or several joined by commas,
   * decimal or with {@code 0x}. Anything else stays as it is.
   */
  static String named(String selector, String value) {
    Map<Long, String> names = BY_SELECTOR.getOrDefault(selector, Map.of());
    if (value.isEmpty() || !Character.isDigit(value.charAt(0)) || names.isEmpty()) {
      return value;
    }
    StringBuilder named = new StringBuilder();
    int from = 0;
    while (from <= value.length()) {
      int comma = value.indexOf(',', from);
      int end = comma < 0 ? value.length() : comma;
      String one = value.substring(from, end);
      named.append(names.getOrDefault(number(one), one));
      if (comma >= 0) {
        named.append(',');
      }
      from = end + 1;
    }
    return named.toString();
  }

  private static long number(String text) {
    boolean hex = text.startsWith("0x");
    String digits = hex ? text.substring(2) : text;
    if (digits.isEmpty() || digits.length() > 15) {
      return -1;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (Character.digit(digits.charAt(i), hex ? 16 : 10) < 0) {
        return -1;
      }
    }
    return Long.parseLong(digits, hex ? 16 : 10);
  }
}
