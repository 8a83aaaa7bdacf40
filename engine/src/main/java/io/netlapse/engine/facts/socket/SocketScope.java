package io.netlapse.engine.facts.socket;

import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.socket.Listener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which listeners a command of ss(8) or netstat(8) could have shown. */
final class SocketScope {

  private static final Map<String, Character> LONG =
      Map.ofEntries(
          Map.entry("--tcp", 't'),
          Map.entry("--udp", 'u'),
          Map.entry("--listening", 'l'),
          Map.entry("--all", 'a'),
          Map.entry("--numeric", 'n'),
          Map.entry("--processes", 'p'),
          Map.entry("--programs", 'p'),
          Map.entry("--program", 'p'),
          Map.entry("--no-header", 'H'),
          Map.entry("--extended", 'e'),
          Map.entry("--extend", 'e'),
          Map.entry("--wide", 'W'),
          Map.entry("--ipv4", '4'),
          Map.entry("--ipv6", '6'));

  /** What chooses sockets, or changes nothing of what is read. */
  private static final String KNOWN = "tulanpHeWO46";

  private SocketScope() {}

  /** The options of a command as letters; one that is not known as a question mark. */
  static Set<Character> options(List<String> arguments) {
    Set<Character> options = new TreeSet<>();
    for (String argument : arguments) {
      if (LONG.containsKey(argument)) {
        options.add(LONG.getOrDefault(argument, '?'));
      } else if (argument.startsWith("-") && !argument.startsWith("--")) {
        argument.chars().skip(1).forEach(c -> options.add((char) c));
      } else {
        options.add('?');
      }
    }
    return options;
  }

  /** Whether all options are known ones. */
  static boolean isKnown(Set<Character> options) {
    return options.stream().allMatch(option -> KNOWN.indexOf(option) >= 0);
  }

  static Scope of(Command command) {
    Set<Character> options = options(command.arguments());
    boolean listeners = options.contains('l') || options.contains('a');
    boolean numeric = options.contains('n');
    if (command.filtered() || !isKnown(options) || !listeners || !numeric) {
      return Scope.ONLY_SHOWN;
    }
    TreeSet<Coverage> coverages = new TreeSet<>();
    for (String protocol : List.of("tcp", "udp")) {
      if (options.contains(protocol.charAt(0))) {
        coverages.add(coverage(protocol, options));
      }
    }
    return new Scope(coverages);
  }

  private static Coverage coverage(String protocol, Set<Character> options) {
    Map<String, String> where = new HashMap<>(Map.of("protocol", protocol));
    if (options.contains('4') != options.contains('6')) {
      where.put("family", options.contains('4') ? "inet" : "inet6");
    }
    return Coverage.where(Listener.KIND, where);
  }
}
