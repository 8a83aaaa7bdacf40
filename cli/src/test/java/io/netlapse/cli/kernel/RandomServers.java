package io.netlapse.cli.kernel;

import java.util.ArrayList;
import java.util.List;

/** Makes virtual and real servers of IPVS by chance, in every form that ipvsadm(8) knows. */
final class RandomServers {

  private static final int SERVICES = 16;

  private final RandomWords random;

  private RandomServers(long seed) {
    this.random = new RandomWords(seed);
  }

  /** Arguments of {@code ipvsadm}, a service before its real servers. */
  static List<String> of(long seed) {
    RandomServers servers = new RandomServers(seed);
    List<String> commands = new ArrayList<>();
    for (int i = 0; i < SERVICES; i++) {
      servers.add(commands);
    }
    return commands;
  }

  private void add(List<String> commands) {
    boolean six = random.number(0, 3) == 0;
    boolean marked = random.number(0, 4) == 0;
    String port = random.of("80|443|53|30080|65535");
    String service =
        marked
            ? "-f " + random.number(1, 70_000) + (six ? " -6" : "")
            : random.of("-t |-u |--sctp-service ") + at(address(six), port, six);
    commands.add("-A " + service + scheduler() + persistence(six));
    for (int i = random.number(0, 4); i > 0; i--) {
      commands.add("-a " + service + " -r " + server(six, marked, port));
    }
  }

  private String scheduler() {
    return " -s "
        + random.of(
            "rr|wrr|lc|wlc|sed|nq|dh|sh|sh -b sh-fallback|sh -b sh-port,sh-fallback|mh|mh -b"
                + " mh-port");
  }

  private String persistence(boolean six) {
    return random.maybe(
            " -p " + random.of("10|360|10800") + random.maybe(six ? " -M 64" : " -M 255.255.255.0"))
        + random.maybe(" -o");
  }

  /** Masquerading alone may send to another port than the one that was asked for. */
  private String server(boolean six, boolean marked, String port) {
    String address = address(six);
    if (!marked && random.number(0, 1) == 0) {
      return at(address, random.of("8080|53|9443"), six) + " -m" + share();
    }
    String way = random.of("-g|-m|-i|-i --tun-type gre|-i --tun-type gue --tun-port 6080");
    return (marked ? at(address, "0", six) : at(address, port, six)) + " " + way + share();
  }

  private String share() {
    return random.maybe(" -w " + random.of("0|1|5|100|65535"))
        + random.maybe(
            " -x " + random.number(10, 1000) + random.maybe(" -y " + random.number(1, 9)));
  }

  private String address(boolean six) {
    return six ? random.ipv6() : random.ipv4();
  }

  private static String at(String address, String port, boolean six) {
    return (six ? "[" + address + "]" : address) + ":" + port;
  }
}
