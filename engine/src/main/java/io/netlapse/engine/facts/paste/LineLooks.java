package io.netlapse.engine.facts.paste;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a line of an output looks like, as the words of it tell. */
final class LineLooks {

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private static final List<Pattern> WRITTEN =
      Stream.of(
              "^[IWEF][0-9]{4} [0-2][0-9]:[0-5][0-9]:[0-6][0-9]\\.[0-9]+ +[0-9]+ \\S+\\] ",
              "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]+)"
                  + " (?i:info|warn|warning|error|debug) ",
              "^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:.]+ \\[(INFO|WARNING|ERROR|FATAL|PANIC)\\]\\[",
              "^\\[(INFO|WARNING|ERROR|FATAL)\\] (plugin/|[0-9])",
              "^\\{\"[a-z]+\":.*\"level\":\"(info|warn|warning|error|debug|fatal)\"")
          .map(Pattern::compile)
          .toList();

  private LineLooks() {}

  static boolean isTable(List<String> line) {
    return line.size() == 1
        && List.of("*nat", "*filter", "*mangle", "*raw", "*security").contains(line.getFirst());
  }

  static boolean isChain(List<String> line) {
    return line.size() > 2 && line.getFirst().equals("Chain") && line.get(2).startsWith("(");
  }

  static boolean isVirtualServer(List<String> line) {
    return line.size() >= 3
        && List.of("TCP", "UDP", "SCTP").contains(line.getFirst())
        && line.get(1).indexOf(':') > 0
        && List.of("rr", "wrr", "lc", "wlc", "sh", "dh", "sed", "nq", "lblc", "mh")
            .contains(line.get(2));
  }

  static boolean isRule(List<String> line) {
    return line.size() > 3
        && line.getFirst().endsWith(":")
        && Token.isNumber(line.getFirst().substring(0, line.getFirst().length() - 1))
        && (line.get(1).equals("from") || line.get(1).equals("not"));
  }

  static boolean isDevice(List<String> line) {
    return line.size() > 3
        && line.getFirst().endsWith(":")
        && Token.isNumber(line.getFirst().substring(0, line.getFirst().length() - 1))
        && line.get(1).endsWith(":")
        && line.get(2).startsWith("<");
  }

  static boolean isInterface(List<String> line) {
    return line.size() > 2
        && (line.get(1).startsWith("flags=")
            || (line.get(1).equals("Link") && line.get(2).startsWith("encap:")));
  }

  static boolean isNeighbour(List<String> line) {
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
  static boolean isDecision(List<String> line) {
    return line.getFirst().equals("cache")
        || (line.size() > 4 && line.get(line.size() - 2).equals("uid"));
  }

  static boolean isAddressOfDevice(List<String> line) {
    return line.size() > 4
        && line.getFirst().endsWith(":")
        && line.get(2).startsWith("inet")
        && Token.isPrefix(line.get(3));
  }

  static boolean isRoute(List<String> line) {
    if (line.contains("on")) {
      // BIRD's routes look much alike and name the device so.
      return false;
    }
    List<String> types =
        List.of(
            "unicast",
            "unreachable",
            "blackhole",
            "prohibit",
            "throw",
            "local",
            "broadcast",
            "anycast",
            "multicast");
    int at = types.contains(line.getFirst()) ? 1 : 0;
    boolean destined =
        line.size() > at && (line.get(at).equals("default") || Token.isPrefix(line.get(at)));
    return destined
        && (line.size() > at + 2
            ? List.of("via", "dev", "proto", "nhid", "scope", "table").contains(line.get(at + 1))
            : at == 1);
  }

  /** A line of syslog's form: {@code Feb 03 10:11:12 node-1 kubelet[17]: words}. */
  static boolean isLogged(List<String> line) {
    return line.size() > 4
        && MONTHS.contains(line.getFirst())
        && Token.isNumber(line.get(1))
        && line.get(2).matches("[0-2][0-9]:[0-5][0-9]:[0-6][0-9]")
        && line.get(4).endsWith(":");
  }

  /**
   * A line of a program's own log: {@code I0203 10:11:12.131415 1 main.go:17] words}, a time and a
   * level as Calico's ({@code 2026-11-22 10:00:00.123 [INFO][63] words}) and others write them, a
   * level alone as CoreDNS does, an object of JSON with a level.
   */
  static boolean isWritten(List<String> line) {
    String text = String.join(" ", line);
    return WRITTEN.stream().anyMatch(form -> form.matcher(text).find());
  }

  static boolean isLinkAddress(String word) {
    return word.length() == 17 && word.chars().filter(c -> c == ':').count() == 5;
  }
}
