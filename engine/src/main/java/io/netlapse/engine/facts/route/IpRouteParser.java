package io.netlapse.engine.facts.route;

import io.netlapse.engine.facts.DialectScope;
import io.netlapse.engine.facts.iproute.IpCommand;
import io.netlapse.engine.facts.json.JsonElements;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.network.Route;
import io.netlapse.spi.network.RouteBrief;
import io.netlapse.spi.snapshot.Command;

/**
 * Reads {@code ip route show} (ip-route(8)): text, {@code -o}, {@code -d}, {@code -j}, of iproute2
 * 3.10 and later and of busybox. A sample line:
 *
 * <pre>{@code 10.244.2.0/24 via 192.168.0.12 dev eth0 proto bird onlink }</pre>
 */
public final class IpRouteParser extends OutputParser implements DialectScope {

  /** For {@link java.util.ServiceLoader}. */
  public IpRouteParser() {
    super("ip-route", 2, Route.KIND, RouteBrief.KIND);
  }

  @Override
  public boolean reads(Command command) {
    return IpCommand.of(command).filter(ip -> ip.lists("route")).isPresent();
  }

  @Override
  public Scope scope(Command command) {
    return IpCommand.of(command)
        .map(ip -> RouteCommand.of(ip).scope(command))
        .orElse(Scope.ONLY_SHOWN);
  }

  @Override
  public Scope scope(Command command, Reading reading) {
    return DialectScope.ofShownKind(scope(command), reading);
  }

  @Override
  public void read(String text, Command command, ReadingDraft draft) {
    RouteCommand route =
        RouteCommand.of(IpCommand.of(command).orElseGet(() -> IpCommand.plain("route")));
    if (JsonElements.looksLike(text)) {
      RouteJson.read(text, route, draft);
    } else {
      RouteText.read(text, route, draft);
    }
  }
}
