package io.netlapse.engine.facts.paste;

import io.netlapse.engine.facts.paste.Shape.Completeness;
import io.netlapse.engine.facts.text.Line;
import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The looks that outputs are known by. Each tries the first lines; the order tells how sure. */
final class ShapeLooks {

  /** So many lines are looked at: a header stands at the top, below it each line looks alike. */
  private static final int FIRST_LINES = 6;

  /** Whether and how whole an output of one command looks like. */
  private record Look(String name, String command, Predicate<Page> fits, Predicate<Page> whole) {}

  /** The first lines of a text as words, and the text itself. */
  private record Page(String text, List<List<String>> lines) {

    static Page of(String text) {
      List<List<String>> lines = new ArrayList<>();
      for (Line line : Line.of(text.substring(0, Math.min(text.length(), 20_000)))) {
        if (lines.size() == FIRST_LINES) {
          break;
        }
        if (!RemarkRepair.isElision(line.content().strip())) {
          lines.add(line.wordList());
        }
      }
      return new Page(text, lines);
    }

    boolean any(Predicate<List<String>> line) {
      return lines.stream().anyMatch(line);
    }

    /** Whether a line begins with these words. */
    boolean has(String... words) {
      List<String> wanted = List.of(words);
      return any(
          line -> line.size() >= wanted.size() && line.subList(0, wanted.size()).equals(wanted));
    }

    /** Whether the first word of the first line is this one, and its second. */
    boolean starts(String... words) {
      List<String> wanted = List.of(words);
      return !lines.isEmpty()
          && lines.getFirst().size() >= wanted.size()
          && lines.getFirst().subList(0, wanted.size()).equals(wanted);
    }

    boolean json(String member) {
      String start = text.stripLeading();
      return start.startsWith("[")
          && start.substring(0, Math.min(4000, start.length())).contains("\"" + member + "\"");
    }

    boolean contains(String piece) {
      return text.contains(piece);
    }

    /** Of what has no end that would tell that it is whole. */
    boolean never() {
      return false;
    }

    /** Of what has a header and no end. */
    boolean always() {
      return true;
    }

    boolean once(String piece) {
      return text.indexOf(piece) == text.lastIndexOf(piece);
    }

    boolean isElided() {
      return Line.of(text).stream()
          .anyMatch(line -> RemarkRepair.isElision(line.content().strip()));
    }
  }

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

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
          new Look("ipvsadm", "ipvsadm -Ln", page -> page.any(ShapeLooks::isVirtualServer), NEVER),
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
              page -> page.any(ShapeLooks::isTable),
              page -> page.contains("COMMIT")),
          new Look(
              "iptables-save",
              "iptables-save",
              page ->
                  page.any(
                      line ->
                          line.size() > 3 && line.getFirst().equals("-A") && line.contains("-j")),
              NEVER),
          new Look("iptables", "iptables -L -n", page -> page.any(ShapeLooks::isChain), NEVER),
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
          new Look("ip-rule", "ip rule show", page -> page.any(ShapeLooks::isRule), NEVER),
          new Look(
              "ip-address",
              "ip address show",
              page -> page.any(ShapeLooks::isDevice) && page.contains("inet"),
              NEVER),
          new Look(
              "ip-link",
              "ip link show",
              page -> page.any(ShapeLooks::isDevice) && !page.contains("inet "),
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
              page -> page.any(ShapeLooks::isAddressOfDevice),
              NEVER),
          new Look("ifconfig", "ifconfig", page -> page.any(ShapeLooks::isInterface), NEVER),
          new Look(
              "bridge-fdb",
              "bridge fdb show",
              page ->
                  page.any(
                      line ->
                          line.size() > 3
                              && isLinkAddress(line.getFirst())
                              && line.get(1).equals("dev")),
              NEVER),
          new Look("ip-neigh", "ip neigh show", page -> page.any(ShapeLooks::isNeighbour), NEVER),
          new Look("ip-route-get", "ip route get", page -> page.any(ShapeLooks::isDecision), NEVER),
          new Look("ip-route", "ip route show", page -> page.any(ShapeLooks::isRoute), NEVER),
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
                              && isLinkAddress(line.get(2))),
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
          new Look("journal", "journalctl", page -> page.any(ShapeLooks::isLogged), NEVER),
          new Look("log-file", "kubectl logs", page -> page.any(ShapeLooks::isWritten), NEVER));

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

  /** Where lines begin in outputs of a command; null where nobody knows. */
  static @Nullable Records records(Command command) {
    List<String> words = command.words();
    boolean json = words.stream().anyMatch(word -> word.equals("-j") || word.equals("-json"));
    if (json) {
      return null;
    }
    return switch (command.program()) {
      case "route", "netstat" -> Records.ROUTE_TABLE;
      case "ifconfig" -> Records.INTERFACES;
      case "iptables-save", "ip6tables-save" -> Records.RULE_SET;
      case "ipvsadm" -> Records.VIRTUAL_SERVERS;
      case "ip" -> ofIp(words);
      default -> null;
    };
  }

  private static @Nullable Records ofIp(List<String> words) {
    String object =
        words.stream().skip(1).filter(word -> !word.startsWith("-")).findFirst().orElse("");
    boolean table = words.contains("-br") || words.contains("-o");
    if (object.isEmpty() || table) {
      return null;
    }
    return "route".startsWith(object)
        ? Records.ROUTES
        : "rule".startsWith(object)
            ? Records.RULES
            : "neighbour".startsWith(object)
                ? Records.NEIGHBOURS
                : "address".startsWith(object) || "link".startsWith(object)
                    ? Records.DEVICES
                    : null;
  }

  private static boolean isTable(List<String> line) {
    return line.size() == 1
        && List.of("*nat", "*filter", "*mangle", "*raw", "*security").contains(line.getFirst());
  }

  private static boolean isChain(List<String> line) {
    return line.size() > 2 && line.getFirst().equals("Chain") && line.get(2).startsWith("(");
  }

  private static boolean isVirtualServer(List<String> line) {
    return line.size() >= 3
        && List.of("TCP", "UDP", "SCTP").contains(line.getFirst())
        && line.get(1).indexOf(':') > 0
        && List.of("rr", "wrr", "lc", "wlc", "sh", "dh", "sed", "nq", "lblc", "mh")
            .contains(line.get(2));
  }

  private static boolean isRule(List<String> line) {
    return line.size() > 3
        && line.getFirst().endsWith(":")
        && Token.isNumber(line.getFirst().substring(0, line.getFirst().length() - 1))
        && (line.get(1).equals("from") || line.get(1).equals("not"));
  }

  private static boolean isDevice(List<String> line) {
    return line.size() > 3
        && line.getFirst().endsWith(":")
        && Token.isNumber(line.getFirst().substring(0, line.getFirst().length() - 1))
        && line.get(1).endsWith(":")
        && line.get(2).startsWith("<");
  }

  private static boolean isInterface(List<String> line) {
    return line.size() > 2
        && (line.get(1).startsWith("flags=")
            || (line.get(1).equals("Link") && line.get(2).startsWith("encap:")));
  }

  private static boolean isNeighbour(List<String> line) {
    return line.size() > 3
        && Token.isAddress(line.getFirst())
        && line.get(1).equals("dev")
        && List.of(
                "REACHABLE",
                "STALE",
                "DELAY",
                "PROBE",
                "FAILED",
                "PERMANENT",
                "INCOMPLETE",
                "NOARP")
            .contains(line.getLast());
  }

  /** What {@code ip route get} adds to a route: who asked, and what the kernel keeps. */
  private static boolean isDecision(List<String> line) {
    return line.getFirst().equals("cache")
        || (line.size() > 4 && line.get(line.size() - 2).equals("uid"));
  }

  private static boolean isAddressOfDevice(List<String> line) {
    return line.size() > 4
        && line.getFirst().endsWith(":")
        && line.get(2).startsWith("inet")
        && Token.isPrefix(line.get(3));
  }

  private static boolean isRoute(List<String> line) {
    if (line.contains("on")) {
      // BIRD's routes look much alike and name the device so.
      return false;
    }
    List<String> types =
        List.of("unreachable", "blackhole", "prohibit", "throw", "local", "broadcast", "multicast");
    int at = types.contains(line.getFirst()) ? 1 : 0;
    boolean destined =
        line.size() > at && (line.get(at).equals("default") || Token.isPrefix(line.get(at)));
    return destined
        && (line.size() > at + 2
            ? List.of("via", "dev", "proto", "nhid", "scope", "table").contains(line.get(at + 1))
            : at == 1);
  }

  /** A line of syslog's form: {@code Feb 03 10:11:12 node-1 kubelet[17]: words}. */
  private static boolean isLogged(List<String> line) {
    return line.size() > 4
        && MONTHS.contains(line.getFirst())
        && Token.isNumber(line.get(1))
        && line.get(2).matches("[0-2][0-9]:[0-5][0-9]:[0-6][0-9]")
        && line.get(4).endsWith(":");
  }

  /**
   * A line of a program's own log: {@code I0203 10:11:12.131415 1 main.go:17] words}, or a time of
   * RFC 3339 and a level.
   */
  private static boolean isWritten(List<String> line) {
    boolean klog =
        line.size() > 3
            && line.getFirst().matches("[IWEF][0-9]{4}")
            && line.get(1).matches("[0-2][0-9]:[0-5][0-9]:[0-6][0-9]\\.[0-9]+");
    return klog
        || (line.size() > 2
            && line.getFirst().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]+)")
            && line.get(1).matches("(?i)info|warn|warning|error|debug"));
  }

  private static boolean isLinkAddress(String word) {
    return word.length() == 17 && word.chars().filter(c -> c == ':').count() == 5;
  }
}
