package io.netlapse.engine.facts.paste;

import java.util.List;

/** What outputs about devices, addresses, routes, servers and packet filters look like. */
final class NetworkLooks {

  static final List<Look> LOOKS =
      List.of(
          new Look(
              "ip-route",
              "ip -j route show",
              page -> page.json("dst") && page.json("dev") && !page.json("lladdr")),
          new Look("ip-neigh", "ip -j neigh show", page -> page.json("dst") && page.json("state")),
          new Look("ip-rule", "ip -j rule show", page -> page.json("priority") && page.json("src")),
          new Look("ip-address", "ip -j address show", page -> page.json("addr_info")),
          new Look(
              "ip-link", "ip -j link show", page -> page.json("ifindex") && page.json("ifname")),
          new Look(
              "bridge-fdb", "bridge -j fdb show", page -> page.json("mac") && page.json("flags")),
          new Look("bridge-vlan", "bridge -j vlan show", page -> page.json("vlans")),
          new Look(
              "route-table",
              "route -n",
              page -> page.has("Kernel", "IP", "routing", "table") && !page.contains("MSS Window"),
              Page::always),
          new Look(
              "route-table",
              "netstat -rn",
              page -> page.has("Kernel", "IP", "routing", "table") && page.contains("MSS Window"),
              Page::always),
          new Look(
              "route-table",
              "route -A inet6 -n",
              page -> page.has("Kernel", "IPv6", "routing", "table"),
              Page::always),
          new Look(
              "route-table",
              "route -n",
              page -> page.has("Destination", "Gateway", "Genmask"),
              Page::always),
          new Look(
              "netstat-i",
              "netstat -i",
              page -> page.has("Kernel", "Interface", "table"),
              Page::always),
          new Look(
              "ipvsadm",
              "ipvsadm -Ln",
              page -> page.has("IP", "Virtual", "Server", "version"),
              page -> page.once("IP Virtual Server version")),
          new Look("ipvsadm", "ipvsadm -Ln", page -> page.any(LineLooks::isVirtualServer)),
          new Look(
              "ipvsadm-connections",
              "ipvsadm -Lnc",
              page -> page.has("IPVS", "connection", "entries")),
          new Look(
              "ipvsadm-connections",
              "ipvsadm -Lnc",
              Page.line("^(TCP|UDP|SCTP) [0-9:]+ [A-Z_]+ \\S+:[0-9]+ \\S+:[0-9]+ \\S+:[0-9]+$")),
          new Look(
              "ipvsadm-save",
              "ipvsadm-save -n",
              page ->
                  page.any(
                      line ->
                          line.size() > 3
                              && line.getFirst().equals("-A")
                              && line.get(1).matches("-[tuf]"))),
          new Look(
              "iptables-save",
              "iptables-save",
              page -> page.any(LineLooks::isTable),
              page -> page.contains("COMMIT")),
          new Look("iptables-rules", "iptables -S", NetworkLooks::isFilter),
          new Look("iptables-rules", "iptables -t nat -S", NetworkLooks::isNat),
          new Look(
              "iptables-save",
              "iptables-save",
              page ->
                  page.any(
                      line ->
                          line.size() > 3 && line.getFirst().equals("-A") && line.contains("-j"))),
          new Look("iptables", "iptables -L -n", page -> page.any(LineLooks::isChain)),
          new Look(
              "nft",
              "nft list ruleset",
              page ->
                  page.any(
                      line ->
                          line.size() == 4
                              && line.getFirst().equals("table")
                              && line.getLast().equals("{"))),
          new Look(
              "ipset",
              "ipset list",
              page -> page.any(line -> line.getFirst().equals("Name:")) && page.has("Type:")),
          new Look("ip-rule", "ip rule show", page -> page.any(LineLooks::isRule)),
          new Look(
              "ip-address",
              "ip address show",
              page -> page.any(LineLooks::isDevice) && page.contains("inet")),
          new Look(
              "ip-link",
              "ip link show",
              page -> page.any(LineLooks::isDevice) && !page.contains("inet ")),
          new Look(
              "ip-address",
              "ip address show",
              page ->
                  page.any(
                      line ->
                          line.size() > 2
                              && line.getFirst().startsWith("inet")
                              && Token.isPrefix(line.get(1))
                              && line.contains("scope"))),
          new Look(
              "ip-address", "ip -o address show", page -> page.any(LineLooks::isAddressOfDevice)),
          new Look("ifconfig", "ifconfig", page -> page.any(LineLooks::isInterface)),
          new Look(
              "bridge-fdb",
              "bridge fdb show",
              page ->
                  page.any(
                      line ->
                          line.size() > 3
                              && LineLooks.isLinkAddress(line.getFirst())
                              && line.get(1).equals("dev"))),
          new Look("ip-neigh", "ip neigh show", page -> page.any(LineLooks::isNeighbour)),
          new Look("ip-route-get", "ip route get", page -> page.any(LineLooks::isDecision)),
          new Look("ip-route", "ip route show", page -> page.any(LineLooks::isRoute)),
          new Look(
              "arp", "arp -n", page -> page.has("Address", "HWtype", "HWaddress"), Page::always),
          new Look(
              "arp",
              "arp -n",
              page ->
                  page.any(
                      line ->
                          line.size() > 4
                              && line.size() < 7
                              && line.get(1).equals("ether")
                              && LineLooks.isLinkAddress(line.get(2)))),
          new Look(
              "arp",
              "arp -an",
              page ->
                  page.any(
                      line ->
                          line.size() > 5
                              && line.get(1).startsWith("(")
                              && line.get(2).equals("at"))),
          new Look(
              "tcpdump",
              "tcpdump -n",
              page -> page.contains("listening on ") && page.contains("link-type")),
          new Look(
              "conntrack-list",
              "conntrack -L",
              Page.line("^(ipv[46] [0-9]+ )?(tcp|udp|icmp|sctp|unknown) [0-9]+ .*src=.* dst=")),
          new Look("conntrack-stats", "conntrack -S", Page.line("^cpu=[0-9]+ .*insert_failed=")),
          new Look(
              "ip-nexthop",
              "ip nexthop show",
              Page.line("^id [0-9]+ (via|dev|group|blackhole)\\b")),
          new Look(
              "ip-netconf",
              "ip netconf show",
              Page.line("^(inet6?|ipv[46]) .*\\bforwarding (on|off)")),
          new Look(
              "ip-address",
              "ip -br address show",
              Page.line("^[\\w.@-]+ (UP|DOWN|UNKNOWN|LOWERLAYERDOWN) [0-9a-f.:]+/[0-9]+( |$)")),
          new Look(
              "ip-link",
              "ip -br link show",
              Page.line(
                  "^[\\w.@-]+ (UP|DOWN|UNKNOWN|LOWERLAYERDOWN) ([0-9a-f]{2}:){5}[0-9a-f]{2}"
                      + " <")),
          new Look("arping", "arping", page -> page.has("ARPING")),
          new Look(
              "brctl-show",
              "brctl show",
              page -> page.has("bridge", "name", "bridge", "id"),
              Page::always),
          new Look(
              "proc-net-route",
              "cat /proc/net/route",
              page -> page.has("Iface", "Destination", "Gateway", "Flags", "RefCnt"),
              Page::always),
          new Look(
              "proc-net-arp",
              "cat /proc/net/arp",
              page -> page.has("IP", "address", "HW", "type"),
              Page::always),
          new Look(
              "proc-net-dev",
              "cat /proc/net/dev",
              page -> page.any(line -> line.getFirst().equals("Inter-|")),
              Page::always),
          new Look(
              "proc-net-fib-trie",
              "cat /proc/net/fib_trie",
              page -> page.any(line -> line.getFirst().equals("+--")),
              page -> page.starts("Main:") || page.starts("Local:")),
          new Look("ethtool-features", "ethtool -k eth0", page -> page.has("Features", "for")));

  private NetworkLooks() {}

  /** Policies of the chains that the kernel calls tell the table. */
  private static boolean isFilter(Page page) {
    return (page.has("-P", "INPUT") || page.has("-P", "FORWARD"))
        && !page.has("-P", "PREROUTING")
        && !page.has("-P", "POSTROUTING");
  }

  private static boolean isNat(Page page) {
    return page.has("-P", "PREROUTING")
        && page.has("-P", "POSTROUTING")
        && !page.has("-P", "FORWARD");
  }
}
