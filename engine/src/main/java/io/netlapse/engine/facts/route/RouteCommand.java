package io.netlapse.engine.facts.route;

import static io.netlapse.engine.facts.iproute.IpCommand.abbreviates;

import io.netlapse.engine.facts.iproute.IpCommand;
import io.netlapse.engine.facts.iproute.KernelNames;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.network.Route;
import io.netlapse.spi.network.RouteBrief;
import io.netlapse.spi.snapshot.Command;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a command line of {@code ip route show} selects (ip-route(8)). {@code ip} leaves out of its
 * output what its command line fixes: with {@code dev eth0} no route says its device.
 *
 * @param ip the command line
 * @param table the table, {@code main} where none was named, {@code all} for every one
 * @param fixed the fields that the command line fixes and the output leaves out, by name
 * @param narrow whether it selects in a way that no scope can say
 */
record RouteCommand(IpCommand ip, String table, Map<String, String> fixed, boolean narrow) {

  static RouteCommand of(IpCommand ip) {
    String table = "main";
    Map<String, String> fixed = new HashMap<>();
    boolean narrow = false;
    List<String> words = ip.arguments();
    for (int at = 0; at < words.size(); at += 2) {
      String word = words.get(at);
      String value = at + 1 < words.size() ? words.get(at + 1) : "";
      if (value.isEmpty()) {
        narrow = true;
      } else if (abbreviates(word, "table")) {
        table = KernelNames.table(value);
      } else if (word.equals("dev") || word.equals("oif")) {
        fixed.put("dev", value);
      } else {
        narrow = true;
        fix(fixed, word, value);
      }
    }
    return new RouteCommand(ip, table, fixed, narrow);
  }

  private static void fix(Map<String, String> fixed, String word, String value) {
    if (abbreviates(word, "protocol")) {
      fixed.put("proto", value);
    } else if (abbreviates(word, "scope")) {
      fixed.put("scope", value);
    } else if (List.of("via", "src", "metric", "tos").contains(word) && value.indexOf('/') < 0) {
      fixed.put(word, value);
    }
  }

  /**
   * Whether it listed every table, so that the output tells each route's table unless it is main.
   */
  boolean isEveryTable() {
    return table.equals("all");
  }

  /** The table of a route for which the output tells none. */
  String tableUntold() {
    return isEveryTable() ? "main" : table;
  }

  Scope scope(Command command) {
    if (command.filtered() || narrow || ip.otherFamily()) {
      return Scope.ONLY_SHOWN;
    }
    TreeSet<Coverage> covered = new TreeSet<>();
    covered.add(coverage(Route.KIND, Map.of()));
    covered.add(coverage(RouteBrief.KIND, Map.of("form", "ip")));
    return new Scope(covered);
  }

  private Coverage coverage(FactKind kind, Map<String, String> more) {
    Map<String, String> where = new HashMap<>(more);
    // Without a family, "table all" dumps both; any other listing is of IPv4.
    if (ip.family() != null || !isEveryTable()) {
      where.put("family", ip.family() == null ? "inet" : ip.family().word());
    }
    if (!isEveryTable()) {
      where.put("table", table);
    }
    String dev = fixed.get("dev");
    if (dev != null) {
      where.put("dev", dev);
    }
    return Coverage.where(kind, where);
  }
}
