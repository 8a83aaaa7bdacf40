package io.netlapse.engine.facts.route;

import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command line of {@code route} (route(8)) or {@code netstat -r} (netstat(8)) that lists the
 * routes, also as an applet of busybox.
 *
 * @param form {@code route} or {@code netstat}
 * @param family the family
 * @param numeric whether addresses are numbers
 * @param extended whether other columns were asked for
 */
record RouteTableCommand(String form, IpFamily family, boolean numeric, boolean extended) {

  static Optional<RouteTableCommand> of(Command command) {
    List<String> words = command.words();
    boolean busybox = words.size() > 1 && words.getFirst().equals("busybox");
    List<String> own = busybox ? words.subList(1, words.size()) : words;
    if (own.isEmpty()) {
      return Optional.empty();
    }
    boolean netstat = own.getFirst().equals("netstat");
    return netstat || own.getFirst().equals("route")
        ? of(netstat, own.subList(1, own.size()))
        : Optional.empty();
  }

  private static Optional<RouteTableCommand> of(boolean netstat, List<String> words) {
    StringBuilder letters = new StringBuilder();
    IpFamily family = IpFamily.INET;
    List<String> rest = new ArrayList<>(words);
    int at = rest.indexOf("-A");
    if (at >= 0 && at + 1 < rest.size()) {
      family = rest.get(at + 1).equals("inet6") ? IpFamily.INET6 : IpFamily.INET;
      rest.subList(at, at + 2).clear();
    }
    for (String word : rest) {
      switch (word) {
        case "--inet6" -> family = IpFamily.INET6;
        case "--numeric" -> letters.append('n');
        case "--route" -> letters.append('r');
        case "--inet" -> {
          // The family that it is.
        }
        default -> {
          if (!word.matches(netstat ? "-[nrevW46]+" : "-[neFv46]+")) {
            return Optional.empty();
          }
          letters.append(word, 1, word.length());
        }
      }
    }
    if (letters.indexOf("6") >= 0) {
      family = IpFamily.INET6;
    }
    boolean lists = !netstat || letters.indexOf("r") >= 0;
    return lists
        ? Optional.of(
            new RouteTableCommand(
                netstat ? "netstat" : "route",
                family,
                letters.indexOf("n") >= 0,
                letters.indexOf("e") >= 0))
        : Optional.empty();
  }
}
