package io.netlapse.engine.facts.ipvs;

import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Span;
import io.netlapse.spi.ipvs.IpvsService;
import io.netlapse.spi.ipvs.ServicePortBrief;
import io.netlapse.spi.kubernetes.ServicePort;
import io.netlapse.spi.kubernetes.ServicePort.Backend;
import io.netlapse.spi.kubernetes.ServicePort.Kind;
import io.netlapse.spi.network.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A virtual server as a Service's port: the lines of it and of its real servers together. A mark
 * and a server of every port are none. Not safe for many threads.
 */
final class ServedPort {

  private final IpvsService service;
  private final List<Span> spans = new ArrayList<>();
  private final TreeSet<String> endpoints = new TreeSet<>();
  private boolean whole = true;

  ServedPort(IpvsService service, Span span) {
    this.service = service;
    spans.add(span);
  }

  /** A real server gets new connections where its weight is not 0. */
  void add(Endpoint server, int weight, Span span) {
    spans.add(span);
    if (weight > 0) {
      endpoints.add(server.text());
    }
  }

  /** A line of it could not be read, so that nobody knows its endpoints. */
  void miss() {
    whole = false;
  }

  /** Tells the port where the affinity is known: its seconds, null for none. */
  void tell(@Nullable Long seconds, ReadingDraft draft) {
    IpAddress address = service.address();
    Integer port = service.port();
    if (!whole || address == null || port == null || port == 0) {
      return;
    }
    Integer affinity = seconds == null ? null : (int) Math.min(seconds, Integer.MAX_VALUE);
    Fact fact =
        new ServicePort(
                Backend.IPVS,
                service.family(),
                protocol(),
                address,
                port,
                Kind.ANY,
                null,
                null,
                affinity,
                new TreeSet<>(),
                endpoints)
            .toFact();
    draft.fact(fact, spans);
  }

  /** Tells the port where only that there is an affinity is known. */
  void tellBriefly(boolean persistent, ReadingDraft draft) {
    IpAddress address = service.address();
    Integer port = service.port();
    if (whole && address != null && port != null && port != 0) {
      ServicePortBrief brief =
          new ServicePortBrief(
              ProcNetIpVsParser.FORM, protocol(), address, port, persistent, endpoints);
      draft.fact(brief.toFact(), spans);
    }
  }

  private String protocol() {
    return service.protocol().name().toLowerCase(Locale.ROOT);
  }
}
