package io.netlapse.engine.facts.neighbour;

import io.netlapse.engine.facts.iproute.IpCommand;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.network.Neighbour;
import io.netlapse.spi.network.UnansweredNeighbour;
import io.netlapse.spi.snapshot.Command;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a command line of {@code ip neighbour show} selects (ip-neighbour(8)). With a device the
 * output leaves the device out.
 *
 * @param ip the command line
 * @param dev the device; empty for all
 * @param states the states of {@link Neighbour} that it lists
 * @param narrow whether it selects in a way that no scope can say
 */
record NeighbourCommand(IpCommand ip, String dev, List<String> states, boolean narrow) {

  static NeighbourCommand of(IpCommand ip) {
    String dev = "";
    // What needs no asking (NUD_NOARP) is listed only on demand.
    List<String> states = List.of("permanent", "dynamic");
    boolean narrow = false;
    List<String> words = ip.arguments();
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at);
      String value = at + 1 < words.size() ? words.get(at + 1) : "";
      switch (word) {
        case "dev" -> {
          dev = value;
          narrow |= value.isEmpty();
          at++;
        }
        case "nud" -> {
          states = List.of("permanent", "dynamic", "noarp");
          narrow |= !value.equals("all");
          at++;
        }
        case "proxy" -> states = List.of("none");
        default -> narrow = true;
      }
    }
    return new NeighbourCommand(ip, dev, states, narrow);
  }

  Scope scope(Command command) {
    if (command.filtered() || narrow || ip.otherFamily()) {
      return Scope.ONLY_SHOWN;
    }
    Map<String, String> where = new HashMap<>();
    if (ip.family() != null) {
      where.put("family", ip.family().word());
    }
    if (!dev.isEmpty()) {
      where.put("dev", dev);
    }
    TreeSet<Coverage> covered = new TreeSet<>();
    if (states.contains("dynamic")) {
      covered.add(Coverage.where(UnansweredNeighbour.KIND, where));
    }
    for (String state : states) {
      where.put("state", state);
      covered.add(Coverage.where(Neighbour.KIND, where));
    }
    return new Scope(covered);
  }
}
