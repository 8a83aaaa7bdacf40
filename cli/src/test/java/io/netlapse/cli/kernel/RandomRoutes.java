package io.netlapse.cli.kernel;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes routes by chance, of every type and with every attribute that ip-route(8) knows. A kernel
 * refuses those that make no sense to it.
 */
final class RandomRoutes {

  private static final String LABELS = "|mpls 100|mpls 100/200|mpls 300 ttl 7";

  private final RandomWords random;

  private RandomRoutes(long seed) {
    this.random = new RandomWords(seed);
  }

  /** Commands of {@code ip}. */
  static List<String> of(long seed) {
    RandomRoutes routes = new RandomRoutes(seed);
    List<String> commands = new ArrayList<>();
    RandomEntries.addTimes(commands, 70, () -> "route add " + routes.route());
    RandomEntries.addTimes(commands, 40, () -> "-6 route add " + routes.route6());
    return commands;
  }

  private String route() {
    String to = random.ipv4Prefix();
    return switch (random.number(0, 9)) {
      case 0 -> type() + to + place();
      case 1 -> random.of("local |broadcast |multicast ") + random.ipv4() + place() + " dev eth0";
      case 2 -> to + place() + metrics() + nexthops("10.1.0.", "10.2.0.");
      case 3 -> to + place() + " nhid " + random.of("1|2|3|4|6");
      case 4 -> to + place() + encap() + " via 10.1.0.9" + metrics();
      case 5 -> to + place() + " via inet6 fd00:1::9 dev eth0";
      case 6 -> to + place() + " via " + random.ipv4() + " dev vxlan.7 onlink";
      case 7 -> to + place() + " dev " + random.device() + scope() + metrics();
      default -> {
        String gateway = random.of("10.1.0.|10.2.0.") + random.number(3, 250);
        yield to + place() + " via " + gateway + random.maybe(" src 10.1.0.2") + metrics();
      }
    };
  }

  private String route6() {
    String to = random.ipv6Prefix();
    return switch (random.number(0, 6)) {
      case 0 -> type() + to + table();
      case 1 -> random.of("local |anycast |multicast ") + random.ipv6() + table() + " dev eth0";
      case 2 -> to + table() + metrics6() + nexthops("fd00:1::", "fd00:2::");
      case 3 -> to + table() + " nhid " + random.of("4|5|6");
      case 4 -> to + table() + encap6() + " dev eth0";
      case 5 -> to + random.maybe(" from fd00:9::/64") + table() + " dev br0" + metrics6();
      default -> to + table() + " via fd00:1::" + random.number(3, 99) + more6() + metrics6();
    };
  }

  private String type() {
    return random.of("unreachable |prohibit |blackhole |throw ");
  }

  private String place() {
    return random.maybe(" tos " + random.of("0x10|0x4")) + table();
  }

  private String table() {
    return random.maybe(" table " + random.table())
        + random.maybe(" proto " + random.protocol())
        + random.maybe(" metric " + random.number(1, 70_000));
  }

  private String scope() {
    return random.maybe(" scope " + random.of("link|site|global"));
  }

  private String more6() {
    return random.maybe(" src fd00:1::2")
        + random.maybe(" pref " + random.of("low|high|medium"))
        + random.maybe(" expires 3000");
  }

  private String nexthops(String one, String other) {
    return Stream.of(one + "9 dev eth0", other + "8 dev br0", one + "7", other + "6 dev br0 onlink")
        .limit(random.number(2, 4))
        .map(way -> " nexthop via " + way + " weight " + random.number(1, 200))
        .collect(joining());
  }

  private String encap() {
    return " encap "
        + random.of(tunnel("ip", "10.1.0.") + "|" + tunnel("ip6", "fd00:1::") + LABELS);
  }

  private String encap6() {
    return " encap "
        + random.of(
            tunnel("ip6", "fd00:1::")
                + "|"
                + tunnel("ip", "10.1.0.")
                + LABELS
                + "|ila 2001:db8:0:1 csum-mode adj-transport ident-type luid hook-type input"
                + "|seg6local action End.X nh6 fd00:1::9");
  }

  /** To an address of a network, with everything that a tunnel's header can have. */
  private String tunnel(String kind, String network) {
    boolean six = kind.equals("ip6");
    return kind
        + " id "
        + random.number(0, 16_000_000)
        + " dst "
        + network
        + random.number(3, 99)
        + random.maybe(" src " + network + "2")
        + random.maybe((six ? " hoplimit " : " ttl ") + random.number(1, 255))
        + random.maybe((six ? " tc " : " tos ") + random.of("4|0x10"))
        + random.maybe(" key")
        + random.maybe(" csum")
        + random.maybe(" seq")
        + random.maybe(
            random.of(
                " geneve_opts 0:1:0000000a| geneve_opts 0:1:0000000a,1:2:0a0b0c0d"
                    + "| vxlan_opts 456| erspan_opts 1:2:0:0"));
  }

  private String metrics() {
    return random.maybe(random.of(" mtu 1400| mtu lock 1300| advmss 1360| window 1000"))
        + random.maybe(random.of(" rtt 30ms| rttvar 2s| rto_min 5ms| rto_min lock 40ms"))
        + random.maybe(random.of(" initcwnd 10| initrwnd 20| cwnd lock 9| ssthresh 30"))
        + random.maybe(random.of(" hoplimit 60| quickack 1| fastopen_no_cookie 1| features ecn"))
        + random.maybe(random.of(" congctl reno| congctl lock reno| reordering 5"))
        + random.maybe(" realms " + random.of("3/4|9"));
  }

  private String metrics6() {
    return random.maybe(random.of(" mtu 1400| mtu lock 1300| advmss 1360| hoplimit 60"))
        + random.maybe(random.of(" initcwnd 10| features ecn| congctl reno| quickack 1"));
  }
}
