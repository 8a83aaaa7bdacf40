package io.netlapse.engine.facts;

import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** Makes up a node's network as commands for {@code ip -batch}. */
final class RandomScene {

  private static final List<String> DEVICES = List.of("v0", "w0", "br0", "vx0");

  private final Random random;
  private final StringJoiner batch = new StringJoiner("\n", "", "\n");

  RandomScene(Random random) {
    this.random = random;
  }

  /** The commands; the kernel may refuse some, {@code -force} goes on. */
  String batch() {
    devices();
    times(12, this::address);
    times(60, this::route);
    times(40, this::route6);
    times(50, this::rule);
    times(10, this::rule6);
    return batch.toString();
  }

  private void devices() {
    add("link set lo up");
    add("link add v0 type veth peer name v1");
    add("link add w0 type veth peer name w1");
    add("link add br0 type bridge forward_delay 200 stp_state " + bit());
    add("link add vx0 type vxlan id " + number(1, 99) + " dstport 8472 dev v0 " + learning());
    add("link add vl0 link v0 type vlan id " + number(1, 4000));
    add("link add mv0 link w0 type macvlan mode " + one("bridge", "private", "vepa"));
    add("link add d0 type dummy");
    add("link add vrf0 type vrf table " + number(500, 600));
    add("link add t0 type ipip remote 10.9.0.9 local 10.1.0.1");
    add("link add g0 type gre remote 10.9.0.9 local 10.1.0.1 key " + number(1, 9));
    add("link set v1 master br0");
    add("link set w1 mtu " + number(1280, 1500) + " qlen " + number(1, 2000));
    add("link property add dev v0 altname other-" + number(1, 99));
    add("link set v0 alias \"the first one\"");
    for (String device : List.of("v0", "v1", "w0", "w1", "br0", "vx0")) {
      // Without link-local addresses nothing happens by itself between two listings.
      add("link set " + device + " addrgenmode none");
      add("link set " + device + " up");
    }
    add("address add 10.1.0.1/16 dev v0");
    add("address add fd00::1/64 dev v0 nodad");
  }

  private static String address(int first, int second, int third) {
    return "10." + first + "." + second + "." + third;
  }

  private void address() {
    String dev = one("v0", "w0", "br0");
    switch (random.nextInt(4)) {
      case 0 ->
          add(
              "address add fd00:%x::%x/64 dev %s nodad%s"
                  .formatted(number(1, 99), number(1, 999), dev, maybe(" noprefixroute")));
      case 1 ->
          add(
              "address add %s peer %s/32 dev %s"
                  .formatted(address(7, 0, number(1, 99)), address(8, 0, number(1, 99)), dev));
      default ->
          add(
              "address add %s/%d brd + dev %s%s%s%s"
                  .formatted(
                      address(number(1, 5), number(0, 9), number(1, 250)),
                      number(16, 30),
                      dev,
                      maybe(" scope " + one("link", "host")),
                      maybe(" label " + dev + ":" + number(1, 9)),
                      maybe(" metric " + number(1, 99))));
    }
  }

  private void route() {
    String dst = address(number(20, 40), number(0, 255), 0) + "/" + number(24, 32);
    String gateway = address(1, number(0, 9), number(2, 250));
    String tail = maybe(" table " + number(90, 99)) + maybe(" metric " + number(1, 500));
    switch (random.nextInt(6)) {
      case 0 ->
          add(
              "route add "
                  + one("blackhole", "unreachable", "prohibit", "throw")
                  + " "
                  + dst
                  + tail);
      case 1 ->
          add(
              "route add %s%s nexthop via %s dev v0 weight %d nexthop via %s dev v0 weight %d"
                  .formatted(dst, tail, gateway, number(1, 9), address(1, 1, 1), number(1, 9)));
      case 2 -> add("route add " + dst + " dev " + one("v0", "w0", "br0") + " scope link" + tail);
      case 3 -> add("route add " + dst + " via inet6 fe80::" + number(1, 9) + " dev v0" + tail);
      default ->
          add(
              "route add %s%s via %s dev v0%s%s%s%s%s%s%s"
                  .formatted(
                      dst,
                      maybe(" tos 0x" + one("10", "08", "04")),
                      gateway,
                      maybe(" onlink"),
                      maybe(" proto " + one("static", "bird", "77", "dhcp")),
                      maybe(" src 10.1.0.1"),
                      maybe(" mtu " + maybe("lock ") + number(1280, 1500)),
                      maybe(" advmss " + number(500, 1400)),
                      maybe(" rtt " + number(1, 3000) + "ms"),
                      tail));
    }
  }

  private void route6() {
    String dst = "fd%02x:%x::/%d".formatted(number(16, 99), number(0, 999), number(33, 128));
    String tail = maybe(" table " + number(90, 99)) + maybe(" metric " + number(1, 500));
    switch (random.nextInt(5)) {
      case 0 ->
          add("-6 route add " + one("blackhole", "unreachable", "prohibit") + " " + dst + tail);
      case 1 ->
          add(
              "-6 route add %s%s nexthop via fd00::%x dev v0 weight %d nexthop via fd00::%x dev v0"
                  .formatted(dst, tail, number(2, 99), number(1, 9), number(100, 999)));
      case 2 -> add("-6 route add " + dst + " dev v0 expires " + number(500, 999) + tail);
      default ->
          add(
              "-6 route add %s via fd00::%x dev v0%s%s"
                  .formatted(dst, number(2, 99), maybe(" pref " + one("low", "high")), tail));
    }
  }

  private void rule() {
    add(
        "rule add"
            + maybe(" not")
            + maybe(" from " + address(number(1, 9), 0, 0) + "/" + number(8, 32))
            + maybe(" to " + address(number(1, 9), 0, 0) + "/" + number(8, 32))
            + maybe(" fwmark " + number(0, 99) + maybe("/0xff"))
            + maybe(" iif " + one(DEVICES.toArray(String[]::new)))
            + maybe(" oif " + one("v0", "gone0"))
            + maybe(" tos 0x10")
            + maybe(" ipproto " + one("tcp", "udp", "icmp"))
            + maybe(" sport " + number(1, 99) + maybe("-" + number(100, 999)))
            + maybe(" dport " + number(1, 99))
            + maybe(" uidrange " + number(0, 9) + "-" + number(10, 99))
            + maybe(" tun_id " + number(1, 9))
            + maybe(" protocol " + one("kernel", "static", "77"))
            + " pref "
            + number(1, 30000)
            + action());
  }

  private String action() {
    return switch (random.nextInt(8)) {
      case 0 -> " " + one("prohibit", "unreachable", "blackhole");
      case 1 -> " goto " + number(30001, 30009);
      case 2 -> " nop";
      case 3 -> " lookup main suppress_prefixlength " + number(0, 8);
      case 4 -> " lookup main suppress_ifgroup " + number(1, 9);
      case 5 -> " l3mdev";
      default -> " lookup " + number(1, 200);
    };
  }

  private void rule6() {
    add(
        "-6 rule add from fd00:%x::/64 pref %d lookup %d"
            .formatted(number(1, 99), number(1, 30000), number(1, 200)));
  }

  private void add(String command) {
    batch.add(command);
  }

  private static void times(int count, Runnable action) {
    for (int i = 0; i < count; i++) {
      action.run();
    }
  }

  private String maybe(String text) {
    return random.nextInt(3) == 0 ? text : "";
  }

  private String one(String... words) {
    return words[random.nextInt(words.length)];
  }

  private String learning() {
    return random.nextBoolean() ? "learning" : "nolearning";
  }

  private int bit() {
    return random.nextInt(2);
  }

  private int number(int from, int to) {
    return from + random.nextInt(to - from + 1);
  }
}
