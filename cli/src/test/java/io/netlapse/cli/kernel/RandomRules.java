package io.netlapse.cli.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tables of iptables by chance, as files for {@code iptables-restore}. */
final class RandomRules {

  private final RandomWords words;
  private final boolean six;

  private RandomRules(long seed, boolean six) {
    this.words = new RandomWords(seed);
    this.six = six;
  }

  /** Tables of one family; the same number gives the same tables. */
  static String of(long seed, boolean six) {
    RandomRules rules = new RandomRules(seed, six);
    return rules.table("mangle", "PREROUTING|INPUT|FORWARD|OUTPUT|POSTROUTING")
        + rules.table("nat", "PREROUTING|OUTPUT|POSTROUTING")
        + rules.table("filter", "INPUT|FORWARD|OUTPUT");
  }

  private String table(String name, String builtin) {
    List<String> lines = new ArrayList<>();
    lines.add("*" + name);
    for (String chain : builtin.split("\\|", -1)) {
      String policy = name.equals("filter") ? words.of("ACCEPT|ACCEPT|DROP") : "ACCEPT";
      lines.add(":" + chain + " " + policy + " [0:0]");
    }
    List.of("WEB", "cali-fw", "f2b-sshd").forEach(chain -> lines.add(":" + chain + " - [0:0]"));
    for (int i = words.number(30, 60); i > 0; i--) {
      String chain = words.of(builtin + "|WEB|cali-fw|f2b-sshd");
      lines.add("-A " + chain + selectors(chain) + matches() + target(name, chain));
    }
    lines.add("COMMIT\n");
    return String.join("\n", lines);
  }

  private String selectors(String chain) {
    boolean arrives = !chain.equals("OUTPUT") && !chain.equals("POSTROUTING");
    boolean leaves = !chain.equals("INPUT") && !chain.equals("PREROUTING");
    return words.maybe(not() + " -s " + prefix())
        + words.maybe(not() + " -d " + prefix())
        + (arrives && chain.equals(chain.toUpperCase(Locale.ROOT))
            ? words.maybe(not() + " -i " + words.of("lo|eth0|cali+"))
            : "")
        + (leaves && chain.equals("POSTROUTING")
            ? words.maybe(not() + " -o " + words.of("lo|eth0|veth+"))
            : "");
  }

  private String not() {
    return words.maybe(" !");
  }

  private String prefix() {
    String prefix = six ? words.ipv6Prefix() : words.ipv4Prefix();
    return prefix.equals("default") ? six ? "::/0" : "0.0.0.0/0" : prefix;
  }

  private String matches() {
    String transport = words.of("tcp|udp");
    return words.of("| -p " + transport + ports(transport) + "| -p sctp| -p 47" + icmp())
        + words.maybe(
            " -m conntrack" + not() + " --ctstate " + words.of("NEW|INVALID|RELATED,ESTABLISHED"))
        + words.maybe(" -m mark" + not() + " --mark 0x" + words.of("1|4000/0x4000|ff00/0xff00"))
        + words.maybe(" -m comment --comment " + comment())
        + words.maybe(" -m limit --limit " + words.of("5/min|10/sec --limit-burst 20"))
        + words.maybe(" -m addrtype --dst-type " + words.of("LOCAL|UNICAST"))
        + words.maybe(
            " -m statistic --mode "
                + words.of("random --probability 0.25|nth --every 3 --packet 0"))
        + words.maybe(" -m length --length " + words.number(40, 100) + ":1500");
  }

  private String ports(String transport) {
    return words.of(
        "|"
            + (" -m " + transport + not() + " --dport " + words.number(1, 65535) + "|")
            + (" -m " + transport + " --sport 1024:" + words.number(1025, 65535) + "|")
            + (" -m multiport --dports 80,443,8000:" + words.number(8001, 9000)));
  }

  private String icmp() {
    return six
        ? "| -p ipv6-icmp -m icmp6 --icmpv6-type 128"
        : "| -p icmp -m icmp --icmp-type " + words.of("8|3/1");
  }

  private String comment() {
    return words.of(
        "word|\"two words\"|\"say \\\"hi\\\" \\\\ there\"|\"it's\"|\"cali:6gwbT8clXdHdC1b1\"|-j");
  }

  private String target(String table, String chain) {
    String own = words.of("WEB|cali-fw|f2b-sshd");
    // A chain may only jump to a later one: no loops.
    boolean jumps = chain.equals(chain.toUpperCase(Locale.ROOT)) && !chain.equals("WEB");
    String verdict =
        switch (table) {
          case "mangle" ->
              words.of(
                  " -j ACCEPT| -j RETURN| -j MARK --set-xmark 0x4000/0x4000| -j MARK --set-mark 7"
                      + "| -j MARK --or-mark 0x10| -j MARK --and-mark 0xff");
          case "nat" -> " -j " + words.of("ACCEPT|RETURN");
          default -> words.of(" -j ACCEPT| -j DROP| -j RETURN| -j LOG --log-prefix \"dropped: \"|");
        };
    return jumps ? words.of(verdict + "| -j " + own + "| -g " + own) : verdict;
  }
}
