package io.netlapse.engine.facts.ipvs;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.ipvs.IpvsOptions;
import io.netlapse.spi.ipvs.IpvsRealServer;
import io.netlapse.spi.ipvs.IpvsService;
import io.netlapse.spi.ipvs.IpvsService.Protocol;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.network.IpFamily;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads IPVS's table as a listing: a line for each virtual server, under it one for each real
 * server. The two dialects, of ipvsadm(8) and of the kernel, differ in how they write numbers and
 * in what stands behind the scheduler.
 */
final class IpvsListing {

  private static final Set<String> PROTOCOLS = Set.of("TCP", "UDP", "SCTP");
  private static final Set<String> FORWARDS = Set.of("Masq", "Route", "Tunnel", "Local", "Bypass");
  private static final List<String> HEADERS =
      List.of("IP Virtual Server version ", "Prot LocalAddress:Port ", "  -> RemoteAddress:Port ");

  private final boolean kernel;

  private IpvsListing(boolean kernel) {
    this.kernel = kernel;
  }

  /** The form of {@code ipvsadm -Ln}. */
  static IpvsListing ofTool() {
    return new IpvsListing(false);
  }

  /** The form of {@code /proc/net/ip_vs}. */
  static IpvsListing ofKernel() {
    return new IpvsListing(true);
  }

  Reading read(String text) {
    ReadingDraft draft = new ReadingDraft();
    List<Line> lines = Line.of(text);
    Optional<IpvsService> service = Optional.empty();
    for (int at = 0; at < lines.size(); at++) {
      Line line = lines.get(at);
      if (HEADERS.stream().anyMatch(line.content()::startsWith)) {
        draft.understood(line.span());
      } else if (isRealServer(line)) {
        realServer(line, service, draft);
      } else {
        Line next = at + 1 < lines.size() ? lines.get(at + 1) : line;
        service = virtualServer(line, next, draft);
      }
    }
    return draft.toReading();
  }

  private static boolean isRealServer(Line line) {
    return line.words().peek().equals("->");
  }

  private Optional<IpvsService> virtualServer(Line line, Line next, ReadingDraft draft) {
    List<String> words = line.wordList();
    Optional<IpvsService> service = service(words, next);
    int scheduler = 2 + (words.size() > 2 && words.get(2).equals("IPv6") ? 1 : 0);
    Optional<ServiceTail> tail =
        words.size() > scheduler
            ? ServiceTail.of(words.subList(scheduler + 1, words.size()))
            : Optional.empty();
    if (service.isEmpty() || tail.isEmpty()) {
      draft.unread(line.span());
      return Optional.empty();
    }
    boolean persistent = tail.get().persistent();
    draft.fact(
        new IpvsVirtualServer(service.get(), words.get(scheduler), persistent).toFact(),
        line.span());
    IpvsOptions options = tail.get().options(service.get());
    if (!kernel && !options.isEmpty()) {
      draft.fact(options.toFact(), line.span());
    }
    return service;
  }

  private Optional<IpvsService> service(List<String> words, Line next) {
    if (words.size() < 3) {
      return Optional.empty();
    }
    if (words.getFirst().equals("FWM")) {
      long mark = Endpoint.number(words.get(1), kernel ? 16 : 10);
      return mark < 0
          ? Optional.empty()
          : Optional.of(IpvsService.marked(markedFamily(words, next), mark));
    }
    if (!PROTOCOLS.contains(words.getFirst())) {
      return Optional.empty();
    }
    Protocol protocol = Protocol.valueOf(words.getFirst());
    return endpoint(words.get(1))
        .map(endpoint -> IpvsService.at(protocol, endpoint.address(), endpoint.port()));
  }

  /** The kernel does not tell a mark's family; the first real server shows it. */
  private IpFamily markedFamily(List<String> words, Line next) {
    boolean six =
        kernel
            ? isRealServer(next) && next.content().contains("-> [")
            : words.get(2).equals("IPv6");
    return six ? IpFamily.INET6 : IpFamily.INET;
  }

  private void realServer(Line line, Optional<IpvsService> service, ReadingDraft draft) {
    List<String> words = line.wordList();
    Optional<Endpoint> server = words.size() == 6 ? endpoint(words.get(1)) : Optional.empty();
    boolean known = server.isPresent() && service.isPresent() && FORWARDS.contains(words.get(2));
    long weight = known ? Endpoint.number(words.get(3), 10) : -1;
    if (server.isEmpty() || service.isEmpty() || weight < 0 || weight > Integer.MAX_VALUE) {
      draft.unread(line.span());
      return;
    }
    IpvsRealServer fact =
        new IpvsRealServer(
            service.get(),
            server.get().address(),
            server.get().port(),
            words.get(2).toLowerCase(Locale.ROOT),
            (int) weight);
    draft.fact(fact.toFact(), line.span());
  }

  private Optional<Endpoint> endpoint(String text) {
    return kernel ? Endpoint.hexadecimal(text) : Endpoint.decimal(text);
  }
}
