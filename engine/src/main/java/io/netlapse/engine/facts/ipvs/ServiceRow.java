package io.netlapse.engine.facts.ipvs;

import io.netlapse.spi.ipvs.IpvsService;
import io.netlapse.spi.ipvs.IpvsService.Protocol;
import io.netlapse.spi.network.IpFamily;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The row of a virtual server in a listing.
 *
 * @param protocol {@code TCP UDP SCTP FWM}
 * @param text what it answers to: an endpoint, a mark, or names as they stand there
 * @param service the same with numbers; null where it stands there by name
 * @param scheduler its scheduler; empty where the columns hide it
 * @param tail what stands behind the scheduler
 */
record ServiceRow(
    String protocol,
    String text,
    @Nullable IpvsService service,
    String scheduler,
    ServiceTail tail) {

  private static final Set<String> PROTOCOLS = Set.of("TCP", "UDP", "SCTP");
  private static final ServiceTail NO_TAIL =
      new ServiceTail(false, null, null, null, new TreeSet<>());

  /** Reads the words of a row of ipvsadm(8); empty where it is none. */
  static Optional<ServiceRow> ofTool(List<String> words, Columns columns) {
    if (words.size() < 3) {
      return Optional.empty();
    }
    boolean six = words.get(2).equals("IPv6");
    Optional<IpvsService> service = service(words, 10, six);
    if (service.isEmpty() && !isNamed(words)) {
      return Optional.empty();
    }
    List<String> rest = words.subList(six ? 3 : 2, words.size());
    return columns.tellScheduler()
        ? scheduled(words, service, rest)
        : counted(words, service, rest);
  }

  /**
   * Reads the words of a row of {@code /proc/net/ip_vs}; a mark's family is that of its servers.
   */
  static Optional<ServiceRow> ofKernel(List<String> words, boolean six) {
    if (words.size() < 3) {
      return Optional.empty();
    }
    Optional<IpvsService> service = service(words, 16, six);
    return service.isEmpty()
        ? Optional.empty()
        : scheduled(words, service, words.subList(2, words.size()));
  }

  private static boolean isNamed(List<String> words) {
    return PROTOCOLS.contains(words.getFirst()) && Endpoint.isNamed(words.get(1));
  }

  private static Optional<ServiceRow> scheduled(
      List<String> words, Optional<IpvsService> service, List<String> rest) {
    if (rest.isEmpty()) {
      return Optional.empty();
    }
    List<String> behind = rest.subList(1, rest.size());
    return ServiceTail.of(behind)
        .map(
            tail ->
                new ServiceRow(
                    words.getFirst(),
                    service.map(Endpoint::text).orElse(words.get(1)),
                    service.orElse(null),
                    rest.getFirst(),
                    tail));
  }

  private static Optional<ServiceRow> counted(
      List<String> words, Optional<IpvsService> service, List<String> rest) {
    if (rest.size() != 5 || !ServerRow.allCounters(rest)) {
      return Optional.empty();
    }
    String text = service.map(Endpoint::text).orElse(words.get(1));
    return Optional.of(new ServiceRow(words.getFirst(), text, service.orElse(null), "", NO_TAIL));
  }

  private static Optional<IpvsService> service(List<String> words, int radix, boolean six) {
    if (words.getFirst().equals("FWM")) {
      long mark = Endpoint.number(words.get(1), radix);
      IpFamily family = six ? IpFamily.INET6 : IpFamily.INET;
      return mark < 0 ? Optional.empty() : Optional.of(IpvsService.marked(family, mark));
    }
    if (!PROTOCOLS.contains(words.getFirst())) {
      return Optional.empty();
    }
    Protocol protocol = Protocol.valueOf(words.getFirst());
    Optional<Endpoint> endpoint =
        radix == 16 ? Endpoint.hexadecimal(words.get(1)) : Endpoint.decimal(words.get(1));
    return endpoint.map(known -> IpvsService.at(protocol, known.address(), known.port()));
  }
}
