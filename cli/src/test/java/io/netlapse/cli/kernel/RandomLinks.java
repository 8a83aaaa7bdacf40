package io.netlapse.cli.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes links by chance, and what lies on and behind them. Each has a link-layer address of its
 * own, so that two networks of one number are equal. A kernel without a kind refuses it.
 */
final class RandomLinks {

  private final RandomWords random;
  private final List<String> commands = new ArrayList<>();

  private RandomLinks(long seed) {
    this.random = new RandomWords(seed);
  }

  /** Commands of {@code ip} that make the devices and set them up. */
  static List<String> of(long seed) {
    RandomLinks links = new RandomLinks(seed);
    links.plain();
    links.overlays();
    links.tunnels();
    links.properties();
    links.up();
    return List.copyOf(links.commands);
  }

  /**
   * Commands of {@code ip} that give the devices addresses and make next hops behind them. The
   * kernel refuses a next hop on a device that has no carrier yet.
   */
  static List<String> attached(long seed) {
    RandomLinks links = new RandomLinks(seed);
    links.addresses();
    links.nexthops();
    return List.copyOf(links.commands);
  }

  private void link(String name, String rest) {
    commands.add(
        "link add %s address 02:00:00:00:00:%02x %s".formatted(name, commands.size() + 16, rest));
  }

  private void plain() {
    link("eth0", "type veth peer name eth1 address 02:00:00:00:00:02");
    link(
        "br0",
        "type bridge"
            + random.maybe(" vlan_filtering 1")
            + random.maybe(" stp_state 1 forward_delay 200")
            + random.maybe(" ageing_time " + 100 * random.number(10, 600))
            + random.maybe(" priority " + 4096 * random.number(0, 15))
            + random.maybe(" mcast_snooping 0"));
    commands.add("link set eth1 master br0");
    commands.add(
        "link set eth1 type bridge_slave"
            + random.of(" learning off| hairpin on| isolated on| cost 7| guard on"));
    link("dummy0", "type dummy");
    link(
        "bond0", "type bond mode " + random.of("active-backup|balance-rr|802.3ad") + " miimon 100");
    link("red", "type vrf table " + random.number(500, 600));
    commands.add("tuntap add dev tun0 mode tun" + random.maybe(" user 1000"));
    commands.add("tuntap add dev tap0 mode tap" + random.maybe(" group 1000 multi_queue"));
    commands.add("link set tap0 address 02:00:00:00:00:03");
  }

  private void overlays() {
    link(
        "vxlan.7",
        "type vxlan id %d dstport %s"
                .formatted(random.number(1, 16_000_000), random.of("4789|8472"))
            + random.of(" dev eth0|| local 10.1.0.2| remote 10.1.0.9| group 239.1.1.1 dev eth0")
            + random.maybe(" nolearning")
            + random.maybe(" ttl 5")
            + random.maybe(" proxy l3miss"));
    link("vlan.5", "link eth0 type vlan id " + random.number(1, 4094));
    link("mac0", "link eth0 type macvlan mode " + random.of("bridge|private|vepa"));
    commands.add("link add ipvl0 link br0 type ipvlan mode " + random.of("l2|l3|l3s"));
    link("geneve0", "type geneve id 9 remote " + random.of("10.1.0.9|fd00:1::9"));
  }

  private void tunnels() {
    String ends = " remote 10.1.0.9 local " + random.of("10.1.0.2|any") + random.maybe(" ttl 64");
    commands.add("link add tunnel0 type ipip" + ends);
    commands.add("link add sit1 type sit" + ends);
    commands.add("link add gre1 type gre" + ends + random.maybe(" key 5"));
    link("gretap1", "type gretap" + ends);
    commands.add("link add six0 type ip6tnl remote fd00:1::9 local fd00:1::2");
    commands.add("link add wg0 type wireguard");
  }

  private void properties() {
    commands.add("link set eth0 mtu " + random.number(1280, 9000));
    commands.add("link set br0 txqueuelen " + random.number(1, 2000));
    commands.add("link set vxlan.7 group " + random.number(1, 20));
    commands.add("link set eth0 alias " + random.of("uplink|rack-7:port-3|\"two words\""));
    commands.add("link property add dev eth0 altname " + random.of("enp3s0|uplink-one"));
    commands.add("link set mac0 " + random.of("promisc on|allmulticast on|arp off|multicast off"));
    commands.add(random.maybe("link set dummy0 master red"));
    commands.add(random.maybe("link set tap0 master br0"));
    commands.remove("");
  }

  private void up() {
    for (String link : List.of("eth0", "eth1", "br0", "red")) {
      commands.add("link set " + link + " up");
    }
    for (String link : List.of("vxlan.7", "dummy0", "tunnel0", "vlan.5", "tun0", "mac0", "sit1")) {
      commands.add("link set " + link + random.of(" up| up| down"));
    }
  }

  private void addresses() {
    commands.add("address add 10.1.0.2/24 dev eth0");
    commands.add("address add fd00:1::2/64 dev eth0 nodad");
    commands.add("address add 10.2.0.2/24 dev br0");
    commands.add("address add fd00:2::2/64 dev br0 nodad");
  }

  private void nexthops() {
    commands.add("nexthop add id 1 via 10.1.0.9 dev eth0");
    commands.add("nexthop add id 2 via 10.2.0.9 dev br0");
    commands.add("nexthop add id 3 group 1,%d/2".formatted(random.number(2, 9)));
    commands.add("nexthop add id 4 blackhole");
    commands.add("nexthop add id 5 via fd00:1::9 dev eth0");
    commands.add("nexthop add id 6 dev eth0");
  }
}
