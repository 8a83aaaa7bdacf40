package io.netlapse.engine.facts.ipvs;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.ipvs.IpvsOptions;
import io.netlapse.spi.ipvs.IpvsRealServer;
import io.netlapse.spi.ipvs.IpvsRealServerBrief;
import io.netlapse.spi.ipvs.IpvsService;
import io.netlapse.spi.ipvs.IpvsThresholds;
import io.netlapse.spi.ipvs.IpvsTunnel;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.ipvs.IpvsVirtualServerBrief;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads IPVS's table as the arguments that would make it again. Not safe for many threads. */
final class SavedRules {

  private final ReadingDraft draft;
  private final Map<IpvsService, ServedPort> ports = new LinkedHashMap<>();
  private final Map<IpvsService, ServiceTail> tails = new LinkedHashMap<>();
  private final boolean tellsPorts;
  private @Nullable ServedPort last;

  /**
   * Reads an output.
   *
   * @param tellsPorts whether every real server of a service that is there at all is in it
   * @param draft accounts for the lines
   */
  SavedRules(boolean tellsPorts, ReadingDraft draft) {
    this.tellsPorts = tellsPorts;
    this.draft = draft;
  }

  void read(String text) {
    for (Line line : Line.of(text)) {
      if (!rule(line)) {
        draft.unread(line.span());
        if (last != null) {
          last.miss();
        }
      }
    }
    ports.forEach((service, port) -> port.tell(timeout(service), draft));
  }

  private @Nullable Long timeout(IpvsService service) {
    ServiceTail tail = tails.get(service);
    return tail == null ? null : tail.timeout();
  }

  private boolean rule(Line line) {
    Optional<IpvsRule> rule = IpvsRule.of(line.wordList());
    Optional<ServiceRow> service = rule.flatMap(IpvsRule::service);
    if (rule.isEmpty() || service.isEmpty()) {
      return false;
    }
    if (rule.get().addsService()) {
      service(line, service.get());
      return true;
    }
    Optional<ServerRow> server = rule.get().server();
    return server.isPresent() && server(line, service.get(), server.get());
  }

  private void service(Line line, ServiceRow row) {
    last = null;
    IpvsService service = row.service();
    if (service == null) {
      IpvsVirtualServerBrief brief =
          new IpvsVirtualServerBrief(
              Columns.USUAL.namedForm(),
              row.protocol(),
              row.text(),
              row.scheduler(),
              row.tail().text());
      draft.fact(brief.toFact(), line.span());
      return;
    }
    boolean persistent = row.tail().persistent();
    draft.fact(new IpvsVirtualServer(service, row.scheduler(), persistent).toFact(), line.span());
    IpvsOptions options = row.tail().options(service);
    if (!options.isEmpty()) {
      draft.fact(options.toFact(), line.span());
    }
    if (tellsPorts) {
      last = new ServedPort(service, line.span());
      ports.put(service, last);
      tails.put(service, row.tail());
    }
  }

  private boolean server(Line line, ServiceRow row, ServerRow server) {
    Optional<Endpoint> endpoint = Endpoint.decimal(server.server());
    IpvsService service = row.service();
    if (endpoint.isPresent() && service != null) {
      server(line, service, endpoint.get(), server);
      return true;
    }
    if (endpoint.isEmpty() && !Endpoint.isNamed(server.server())) {
      return false;
    }
    IpvsRealServerBrief brief =
        new IpvsRealServerBrief(
            Columns.USUAL.namedForm(),
            row.protocol(),
            row.text(),
            endpoint.map(Endpoint::text).orElse(server.server()),
            server.forward(),
            server.weight());
    draft.fact(brief.toFact(), line.span());
    if (last != null) {
      last.miss();
    }
    return true;
  }

  private void server(Line line, IpvsService service, Endpoint at, ServerRow row) {
    if (row.forward() == null || row.weight() == null) {
      return;
    }
    IpvsRealServer server =
        new IpvsRealServer(service, at.address(), at.port(), row.forward(), row.weight());
    draft.fact(server.toFact(), line.span());
    if (row.tunnel() != null) {
      draft.fact(
          new IpvsTunnel(service, at.address(), at.port(), row.tunnel()).toFact(), line.span());
    }
    if (row.upper() != null && row.lower() != null && row.upper() + row.lower() > 0) {
      IpvsThresholds limits =
          new IpvsThresholds(service, at.address(), at.port(), row.upper(), row.lower());
      draft.fact(limits.toFact(), line.span());
    }
    ServedPort port = ports.get(service);
    if (port != null) {
      port.add(at, row.weight(), line.span());
    }
  }
}
