package io.netlapse.engine.facts.paste;

import io.netlapse.engine.facts.paste.Shape.Completeness;
import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The looks that outputs are known by. Each tries the first lines; the order tells how sure. */
final class ShapeLooks {

  /** Whether and how whole an output of one command looks like. */
  private record Look(String name, String command, Predicate<Page> fits, Predicate<Page> whole) {}

  private static final Predicate<Page> NEVER = Page::never;

  private static final Predicate<Page> ALWAYS = Page::always;

  private static final List<Look> LOOKS =
      List.of(
          new Look(
              "ip-route",
              "ip -j route show",
              page -> page.json("dst") && page.json("dev") && !page.json("lladdr"),
              NEVER),
          new Look(
              "ip-neigh",
              "ip -j neigh show",
              page -> page.json("dst") && page.json("state"),
              NEVER),
          new Look(
              "ip-rule",
              "ip -j rule show",
              page -> page.json("priority") && page.json("src"),
              NEVER),
          new Look("ip-address", "ip -j address show", page -> page.json("addr_info"), NEVER),
          new Look(
              "ip-link",
              "ip -j link show",
              page -> page.json("ifindex") && page.json("ifname"),
              NEVER),
          new Look(
              "bridge-fdb",
              "bridge -j fdb show",
              page -> page.json("mac") && page.json("flags"),
              NEVER),
          new Look("bridge-vlan", "bridge -j vlan show", page -> page.json("vlans"), NEVER),
          new Look(
              "route-table",
              "route -n",
              page -> page.has("Kernel", "IP", "routing", "table") && !page.contains("MSS Window"),
              ALWAYS),
          new Look(
              "route-table",
              "netstat -rn",
              page -> page.has("Kernel", "IP", "routing", "table") && page.contains("MSS Window"),
              ALWAYS),
          new Look(
              "route-table",
              "route -A inet6 -n",
              page -> page.has("Kernel", "IPv6", "routing", "table"),
              ALWAYS),
          new Look(
              "route-table",
              "route -n",
              page -> page.has("Destination", "Gateway", "Genmask"),
              ALWAYS),
          new Look(
              "netstat-i", "netstat -i", page -> page.has("Kernel", "Interface", "table"), ALWAYS),
          new Look(
              "ipvsadm",
              "ipvsadm -Ln",
              page -> page.has("IP", "Virtual", "Server", "version"),
              page -> page.once("IP Virtual Server version")),
          new Look("ipvsadm", "ipvsadm -Ln", page -> page.any(LineLooks::isVirtualServer), NEVER),
          new Look(
              "ipvsadm-save",
              "ipvsadm-save -n",
              page ->
                  page.any(
                      line ->
                          line.size() > 3
                              && line.getFirst().equals("-A")
                              && line.get(1).matches("-[tuf]")),
              NEVER),
          new Look(
              "iptables-save",
              "iptables-save",
              page -> page.any(LineLooks::isTable),
              page -> page.contains("COMMIT")),
          new Look(
              "iptables-save",
              "iptables-save",
              page ->
                  page.any(
                      line ->
                          line.size() > 3 && line.getFirst().equals("-A") && line.contains("-j")),
              NEVER),
          new Look("iptables", "iptables -L -n", page -> page.any(LineLooks::isChain), NEVER),
          new Look(
              "nft",
              "nft list ruleset",
              page ->
                  page.any(
                      line ->
                          line.size() == 4
                              && line.getFirst().equals("table")
                              && line.getLast().equals("{")),
              NEVER),
          new Look(
              "ipset",
              "ipset list",
              page -> page.any(line -> line.getFirst().equals("Name:")) && page.has("Type:"),
              NEVER),
          new Look("ip-rule", "ip rule show", page -> page.any(LineLooks::isRule), NEVER),
          new Look(
              "ip-address",
              "ip address show",
              page -> page.any(LineLooks::isDevice) && page.contains("inet"),
              NEVER),
          new Look(
              "ip-link",
              "ip link show",
              page -> page.any(LineLooks::isDevice) && !page.contains("inet "),
              NEVER),
          new Look(
              "ip-address",
              "ip address show",
              page ->
                  page.any(
                      line ->
                          line.size() > 2
                              && line.getFirst().startsWith("inet")
                              && Token.isPrefix(line.get(1))
                              && line.contains("scope")),
              NEVER),
          new Look(
              "ip-address",
              "ip -o address show",
              page -> page.any(LineLooks::isAddressOfDevice),
              NEVER),
          new Look("ifconfig", "ifconfig", page -> page.any(LineLooks::isInterface), NEVER),
          new Look(
              "bridge-fdb",
              "bridge fdb show",
              page ->
                  page.any(
                      line ->
                          line.size() > 3
                              && LineLooks.isLinkAddress(line.getFirst())
                              && line.get(1).equals("dev")),
              NEVER),
          new Look("ip-neigh", "ip neigh show", page -> page.any(LineLooks::isNeighbour), NEVER),
          new Look("ip-route-get", "ip route get", page -> page.any(LineLooks::isDecision), NEVER),
          new Look("ip-route", "ip route show", page -> page.any(LineLooks::isRoute), NEVER),
          new Look("arp", "arp -n", page -> page.has("Address", "HWtype", "HWaddress"), ALWAYS),
          new Look(
              "arp",
              "arp -n",
              page ->
                  page.any(
                      line ->
                          line.size() > 4
                              && line.size() < 7
                              && line.get(1).equals("ether")
                              && LineLooks.isLinkAddress(line.get(2))),
              NEVER),
          new Look(
              "arp",
              "arp -an",
              page ->
                  page.any(
                      line ->
                          line.size() > 5
                              && line.get(1).startsWith("(")
                              && line.get(2).equals("at")),
              NEVER),
          new Look(
              "tcpdump",
              "tcpdump -n",
              page -> page.contains("listening on ") && page.contains("link-type"),
              NEVER),
          new Look("arping", "arping", page -> page.has("ARPING"), NEVER),
          new Look(
              "brctl-show",
              "brctl show",
              page -> page.has("bridge", "name", "bridge", "id"),
              ALWAYS),
          new Look(
              "proc-net-route",
              "cat /proc/net/route",
              page -> page.has("Iface", "Destination", "Gateway", "Flags", "RefCnt"),
              ALWAYS),
          new Look(
              "proc-net-arp",
              "cat /proc/net/arp",
              page -> page.has("IP", "address", "HW", "type"),
              ALWAYS),
          new Look(
              "proc-net-dev",
              "cat /proc/net/dev",
              page -> page.any(line -> line.getFirst().equals("Inter-|")),
              ALWAYS),
          new Look(
              "proc-net-fib-trie",
              "cat /proc/net/fib_trie",
              page -> page.any(line -> line.getFirst().equals("+--")),
              page -> page.starts("Main:") || page.starts("Local:")),
          new Look(
              "ethtool-features", "ethtool -k eth0", page -> page.has("Features", "for"), NEVER),
          new Look(
              "kubectl-nodes",
              "kubectl get nodes",
              page -> page.has("NAME", "STATUS", "ROLES", "AGE", "VERSION"),
              NEVER),
          new Look(
              "kubectl-pods",
              "kubectl get pods",
              page ->
                  page.any(
                      line ->
                          line.contains("READY")
                              && line.contains("STATUS")
                              && line.contains("RESTARTS")),
              NEVER),
          new Look(
              "kubectl-services",
              "kubectl get services",
              page -> page.any(line -> line.contains("CLUSTER-IP") && line.contains("PORT(S)")),
              NEVER),
          new Look(
              "calicoctl-node-status",
              "calicoctl node status",
              page -> page.has("Calico", "process", "is", "running."),
              page -> page.contains("IPv4 BGP status")),
          new Look(
              "birdcl-protocols",
              "birdcl show protocols",
              page ->
                  page.any(
                      line ->
                          line.size() > 3
                              && line.getFirst().equals("name")
                              && line.contains("proto")
                              && line.contains("since")),
              NEVER),
          new Look("lsmod", "lsmod", page -> page.has("Module", "Size", "Used", "by"), ALWAYS),
          new Look(
              "ss",
              "ss -ltnup",
              page ->
                  page.any(
                      line ->
                          line.contains("Recv-Q")
                              && line.contains("Send-Q")
                              && line.contains("State")),
              NEVER),
          new Look(
              "sysctl",
              "sysctl -a",
              page ->
                  page.any(
                      line ->
                          line.size() == 3
                              && line.get(1).equals("=")
                              && line.getFirst().startsWith("net.")),
              NEVER),
          new Look("journal", "journalctl", page -> page.any(LineLooks::isLogged), NEVER),
          new Look("log-file", "kubectl logs", page -> page.any(LineLooks::isWritten), NEVER));

  private ShapeLooks() {}

  static List<Shape> of(String text) {
    Page page = Page.of(text);
    List<Shape> shapes = new ArrayList<>();
    for (Look look : LOOKS) {
      boolean known = shapes.stream().anyMatch(shape -> shape.name().equals(look.name));
      if (!known && look.fits.test(page)) {
        boolean whole = look.whole.test(page) && !page.isElided();
        shapes.add(
            new Shape(
                look.name,
                Command.parse(look.command),
                whole ? Completeness.WHOLE : Completeness.PART));
      }
    }
    return List.copyOf(shapes);
  }
}
