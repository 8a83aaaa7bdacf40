package io.netlapse.engine.facts.route;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.RouteBrief;
import io.netlapse.spi.network.RouteNamed;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the tables of {@code route} (route(8)) and {@code netstat -r} (netstat(8)), of net-tools
 * and of busybox, IPv4 and IPv6. They hide who made a route, its scope and its source, so they give
 * brief routes; those of IPv6 hide the table as well. A sample line:
 *
 * <pre>{@code 10.244.2.0  192.168.0.12  255.255.255.0  UG  0  0  0 eth0}</pre>
 *
 * <p>Without {@code -n} names may stand in the place of addresses: then a route is a named one, and
 * nothing is denied. The header tells whose columns they are: {@code route -e} prints those of
 * {@code netstat}.
 */
public final class RouteTableParser extends OutputParser {

  /** For {@link java.util.ServiceLoader}. */
  public RouteTableParser() {
    super("route-table", 2, RouteBrief.KIND, RouteNamed.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return RouteTableCommand.of(command).isPresent();
  }

  @Override
  public Scope scope(Command command) {
    return RouteTableCommand.of(command)
        .filter(table -> !command.filtered() && table.numeric() && !table.extended())
        .map(table -> Map.of("form", table.form(), "family", table.family().word()))
        .map(where -> Scope.of(Coverage.where(RouteBrief.KIND, where)))
        .orElse(Scope.ONLY_SHOWN);
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    Optional<RouteTableCommand> told = RouteTableCommand.of(command);
    String form = told.map(RouteTableCommand::form).orElse("route");
    boolean inet6 = told.filter(table -> table.family() == IpFamily.INET6).isPresent();
    for (Line line : Line.of(text)) {
      List<String> words = line.wordList();
      if (words.getFirst().equals("Kernel") && words.getLast().equals("table")) {
        draft.understood(line.span());
      } else if (words.getFirst().equals("Destination") && words.size() > 5) {
        draft.understood(line.span());
        inet6 = words.contains("Next");
        form = inet6 ? form : words.contains("Metric") ? "route" : "netstat";
      } else {
        Optional<Fact> fact = RouteTableRow.of(words, form, inet6).flatMap(RouteTableRow::toFact);
        fact.ifPresent(route -> draft.fact(route, line.span()));
        if (fact.isEmpty()) {
          draft.unread(line.span());
        }
      }
    }
  }
}
