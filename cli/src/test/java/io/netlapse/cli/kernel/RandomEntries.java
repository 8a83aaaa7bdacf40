package io.netlapse.cli.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Makes addresses, neighbours and rules by chance, in every form that ip-address(8),
 * ip-neighbour(8) and ip-rule(8) know. A kernel refuses those that make no sense to it.
 */
final class RandomEntries {

  private static final int TIMES = Integer.getInteger("netlapse.random.times", 1);

  private final RandomWords random;

  private RandomEntries(long seed) {
    this.random = new RandomWords(seed);
  }

  /** Commands of {@code ip}. */
  static List<String> of(long seed) {
    RandomEntries entries = new RandomEntries(seed);
    List<String> commands = new ArrayList<>();
    add(commands, 16, entries::address);
    add(commands, 8, entries::address6);
    add(commands, 10, entries::neighbour);
    addTimes(commands, 40, entries::rule);
    return commands;
  }

  /** So many, times what the system property {@code netlapse.random.times} says. */
  static void addTimes(List<String> commands, int count, Supplier<String> command) {
    add(commands, Math.multiplyExact(count, TIMES), command);
  }

  private static void add(List<String> commands, int count, Supplier<String> command) {
    for (int i = 0; i < count; i++) {
      commands.add(command.get());
    }
  }

  private String address() {
    String device = random.device();
    String own = random.ipv4();
    return "address add "
        + random.of(
            own + "/32|" + own + "/24|" + own + "/24|" + own + " peer " + random.ipv4() + "/30")
        + random.of("| brd +| brd 10.1.0.255")
        + " dev "
        + device
        + random.maybe(" label " + device + ":" + random.of("1|vip|a.b"))
        + random.maybe(" scope " + random.of("link|host|site"))
        + random.maybe(" metric " + random.number(1, 5000))
        + random.maybe(" noprefixroute")
        + lifetime();
  }

  private String address6() {
    return "address add "
        + random.of(
            random.ipv6() + "/64|" + random.ipv6() + "/128|fe80::" + random.number(1, 99) + "/64")
        + random.maybe(" peer " + random.ipv6())
        + " dev "
        + random.device()
        + random.maybe(" metric " + random.number(1, 5000))
        + random.maybe(random.of(" noprefixroute| home| mngtmpaddr| nodad| autojoin"))
        + lifetime();
  }

  private String lifetime() {
    return random.of("||| valid_lft 3000 preferred_lft 2000| valid_lft 3000 preferred_lft 0");
  }

  /** None of those that the kernel confirms or forgets by itself. */
  private String neighbour() {
    return "neighbour add %s%s lladdr 02:00:00:00:01:%02x dev %s nud %s%s"
        .formatted(
            random.maybe("proxy "),
            random.of(random.ipv4() + "|" + random.ipv6()),
            random.number(0, 255),
            random.device(),
            random.of("permanent|permanent|noarp|failed"),
            random.maybe(random.of(" router| extern_learn| protocol bird")));
  }

  private String rule() {
    boolean six = random.number(0, 3) == 0;
    return (six ? "-6 rule add " : "rule add ")
        + random.maybe("not ")
        + "from "
        + random.of("all|" + prefix(six))
        + random.maybe(" to " + prefix(six))
        + random.maybe(" fwmark " + random.of("0x1|0x200/0xf00|0x0/0xff|7"))
        + random.maybe(" tos " + random.of("0x10|0x8|0x4"))
        + random.maybe(random.of(" iif eth0| iif lo| oif br0| iif gone0| oif gone0"))
        + random.maybe(" uidrange " + random.of("0-0|1000-2000"))
        + random.maybe(" ipproto " + random.of("tcp|udp|icmp|132|250"))
        + random.maybe(" sport " + random.of("53|1000-2000"))
        + random.maybe(" dport " + random.of("443|30000-32767"))
        + random.maybe(" tun_id 7")
        + random.maybe(" pref " + random.number(1, 40_000))
        + random.maybe(" protocol " + random.protocol())
        + action();
  }

  private String action() {
    return switch (random.number(0, 9)) {
      case 0 -> random.of(" prohibit| unreachable| blackhole| nop");
      case 1 -> " goto " + random.of("32766|40001|32767");
      case 2 -> " l3mdev";
      case 3 -> " table main suppress_prefixlength " + random.number(0, 24);
      case 4 -> " table main suppress_ifgroup " + random.of("default|5");
      case 5 -> " realms " + random.of("10/20|30") + " table " + random.table();
      default -> " table " + random.table();
    };
  }

  private String prefix(boolean six) {
    String prefix = six ? random.ipv6Prefix() : random.ipv4Prefix();
    return prefix.equals("default") ? "all" : prefix;
  }
}
