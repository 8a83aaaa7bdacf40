package io.netlapse.cli.kernel;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.Neighbour;
import io.netlapse.spi.network.Route;
import io.netlapse.spi.network.RoutingRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes facts as the commands of {@code ip} that make them again. */
final class Rendered {

  /** Flags that follow from the state of a link or of the hardware. */
  private static final Set<String> PASSING =
      Set.of("linkdown", "dead", "offload", "trap", "rt_offload", "rt_trap", "unresolved");

  private Rendered() {}

  /**
   * The commands for what is no link, in the order of the output. A route may need one that comes
   * behind it: routes are there twice, and the second time those that exist are refused. A kernel
   * refuses a rule whose selectors are all those of another of the same priority, which may have
   * more of them (net/core/fib_rules.c, rule_find): those with the fewest come first.
   */
  static List<String> of(Looked looked) {
    List<String> routes =
        Stream.of("ip-route", "ip-route6")
            .flatMap(probe -> looked.facts(probe).stream())
            .distinct()
            .map(Route::of)
            .filter(route -> !isByKernelAlone(route))
            .map(Rendered::route)
            .toList();
    return Stream.of(
            facts(looked, "ip-address", Address.KIND.name()).map(fact -> address(Address.of(fact))),
            facts(looked, "ip-neigh", Neighbour.KIND.name())
                .map(fact -> neighbour(Neighbour.of(fact))),
            routes.stream(),
            routes.stream(),
            Stream.of("ip-rule", "ip-rule6")
                .flatMap(probe -> looked.facts(probe).stream())
                .map(RoutingRule::of)
                .sorted(comparingInt(Rendered::selectors))
                .map(Rendered::rule))
        .flatMap(commands -> commands)
        .toList();
  }

  private static int selectors(RoutingRule rule) {
    return rule.attributes().size() + (rule.from() == null ? 0 : 1) + (rule.to() == null ? 0 : 1);
  }

  private static Stream<Fact> facts(Looked looked, String probe, String kind) {
    return looked.facts(probe).stream().filter(fact -> fact.kind().name().equals(kind));
  }

  /** IPv6 routes of metric 0 come with addresses; for anybody else, 0 stands for 1024. */
  private static boolean isByKernelAlone(Route route) {
    return route.family() == IpFamily.INET6 && "0".equals(route.metric());
  }

  static String address(Address address) {
    String addressed =
        address.peer() == null
            ? address.address().text()
            : address.address().address() + " peer " + address.peer();
    boolean ends = address.flags().contains("dynamic") || address.flags().contains("deprecated");
    return "address add "
        + addressed
        + word(" brd ", address.broadcast())
        + " dev "
        + address.dev()
        + word(" label ", address.label())
        + " scope "
        + address.scope()
        + word(" metric ", address.metric())
        + address.flags().stream()
            .filter(Set.of("noprefixroute", "home", "mngtmpaddr", "nodad", "autojoin")::contains)
            .collect(joining(" ", " ", ""))
        + (ends ? " valid_lft 2900 preferred_lft " : "")
        + (ends ? address.flags().contains("deprecated") ? "0" : "1900" : "");
  }

  static String neighbour(Neighbour neighbour) {
    return "neighbour add "
        + neighbour.address()
        + word(" lladdr ", neighbour.lladdr())
        + " dev "
        + neighbour.dev()
        + " nud "
        + (neighbour.state().equals("dynamic") ? "stale" : neighbour.state())
        + word(" protocol ", neighbour.proto())
        + neighbour.flags().stream().collect(joining(" ", " ", ""));
  }

  static String route(Route route) {
    return (route.family() == IpFamily.INET6 ? "-6 route add " : "route add ")
        + route.type()
        + " "
        + route.dst()
        + word(" from ", route.attributes().get("from"))
        + word(" tos ", route.tos())
        + " table "
        + route.table()
        + word(" metric ", route.metric())
        + " proto "
        + route.proto()
        + (route.family() == IpFamily.INET ? " scope " + route.scope() : "")
        + word(" src ", route.src())
        + way(route)
        + route.attributes().entrySet().stream()
            .filter(entry -> !Set.of("from", "nhid", "encap").contains(entry.getKey()))
            .map(entry -> " " + entry.getKey() + " " + entry.getValue())
            .collect(joining())
        + nexthops(route);
  }

  private static String way(Route route) {
    String object = route.attributes().get("nhid");
    if (object != null) {
      return " nhid " + object;
    }
    return word(" encap ", route.attributes().get("encap"))
        + word(" via ", route.via())
        + word(" dev ", route.dev())
        + (route.flags().contains("onlink") ? " onlink" : "");
  }

  /** A next-hop object brings its own. */
  private static String nexthops(Route route) {
    return route.attributes().containsKey("nhid")
        ? ""
        : route.nexthops().stream().map(Rendered::nexthop).collect(joining());
  }

  private static String nexthop(String nexthop) {
    return " nexthop "
        + Stream.of(nexthop.split(" "))
            .filter(word -> !PASSING.contains(word))
            .collect(joining(" "));
  }

  static String rule(RoutingRule rule) {
    Map<String, String> more = rule.attributes();
    return (rule.family() == IpFamily.INET6 ? "-6 rule add " : "rule add ")
        + (rule.inverted() ? "not " : "")
        + "from "
        + (rule.from() == null ? "all" : rule.from())
        + word(" to ", rule.to() == null ? null : rule.to().text())
        + word(" fwmark ", more.get("fwmark"))
        + word("/", more.get("fwmask"))
        + Stream.of("tos", "iif", "oif", "uidrange", "ipproto", "sport", "dport", "realms")
            .map(name -> word(" " + name + " ", more.get(name)))
            .collect(joining())
        + word(" tun_id ", more.get("tun-id"))
        + " pref "
        + rule.priority()
        + " protocol "
        + rule.proto()
        + word(" suppress_prefixlength ", more.get("suppress-prefixlength"))
        + word(" suppress_ifgroup ", more.get("suppress-ifgroup"))
        + switch (rule.action()) {
          case "lookup" -> more.containsKey("l3mdev") ? " l3mdev" : word(" table ", rule.table());
          case "goto" -> word(" goto ", more.get("goto"));
          default -> " " + rule.action();
        };
  }

  private static String word(String name, @Nullable String value) {
    return value == null ? "" : name + value;
  }
}
