package io.netlapse.engine.facts.ipvs;

import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.ipvs.IpvsOptions;
import io.netlapse.spi.ipvs.IpvsRealServer;
import io.netlapse.spi.ipvs.IpvsService;
import io.netlapse.spi.ipvs.IpvsService.Protocol;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.network.IpFamily;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code ipvsadm-save -n}: the arguments with which ipvsadm(8) would make the same
 * again.
 *
 * <p>Samples: {@code -A -t 10.96.0.1:443 -s rr -p 10800}, {@code -a -t 10.96.0.1:443 -r
 * 192.168.50.10:6443 -m -w 1}
 *
 * @param values each option with its value; an empty one for those that have none
 */
record IpvsRule(Map<String, String> values) {

  private static final Map<String, String> LONG_NAMES =
      Map.ofEntries(
          Map.entry("--add-service", "-A"),
          Map.entry("--add-server", "-a"),
          Map.entry("--tcp-service", "-t"),
          Map.entry("--udp-service", "-u"),
          Map.entry("--fwmark-service", "-f"),
          Map.entry("--ipv6", "-6"),
          Map.entry("--scheduler", "-s"),
          Map.entry("--persistent", "-p"),
          Map.entry("--netmask", "-M"),
          Map.entry("--ops", "-o"),
          Map.entry("--sched-flags", "-b"),
          Map.entry("--real-server", "-r"),
          Map.entry("--masquerading", "-m"),
          Map.entry("--ipip", "-i"),
          Map.entry("--gatewaying", "-g"),
          Map.entry("--weight", "-w"));
  private static final Set<String> WITH_VALUE =
      Set.of(
          "-t",
          "-u",
          "-f",
          "--sctp-service",
          "-s",
          "-p",
          "-M",
          "--pe",
          "-b",
          "-r",
          "-w",
          "-x",
          "-y",
          "--tun-type",
          "--tun-port");
  private static final Set<String> ALONE =
      Set.of(
          "-A", "-a", "-6", "-o", "-m", "-i", "-g", "--tun-nocsum", "--tun-csum", "--tun-remcsum");

  /** Reads the words of a line; empty where one is not known or stands there twice. */
  static Optional<IpvsRule> of(List<String> words) {
    Map<String, String> values = new HashMap<>();
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      String option = LONG_NAMES.getOrDefault(word, word);
      boolean valued = WITH_VALUE.contains(option);
      if (valued ? !rest.hasNext() : !ALONE.contains(option)) {
        return Optional.empty();
      }
      if (values.put(option, valued ? rest.next() : "") != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new IpvsRule(values));
  }

  /** The facts that the line tells, the server first; none where it is no such line. */
  List<Fact> facts() {
    Optional<IpvsService> service = service();
    if (service.isEmpty()) {
      return List.of();
    }
    if (values.containsKey("-A") && values.containsKey("-s")) {
      return virtualServer(service.get());
    }
    return values.containsKey("-a") ? realServer(service.get()) : List.of();
  }

  private List<Fact> virtualServer(IpvsService service) {
    IpvsVirtualServer server =
        new IpvsVirtualServer(service, values.getOrDefault("-s", ""), values.containsKey("-p"));
    IpvsOptions options =
        new IpvsOptions(service, timeout(), values.get("-M"), values.get("--pe"), flags());
    return options.isEmpty()
        ? List.of(server.toFact())
        : List.of(server.toFact(), options.toFact());
  }

  private List<Fact> realServer(IpvsService service) {
    Optional<Endpoint> server = Endpoint.decimal(values.getOrDefault("-r", ""));
    // 1 is what ipvsadm gives a server of which nobody says more.
    long weight = Endpoint.number(values.getOrDefault("-w", "1"), 10);
    if (server.isEmpty() || weight < 0 || weight > Integer.MAX_VALUE) {
      return List.of();
    }
    IpvsRealServer real =
        new IpvsRealServer(
            service, server.get().address(), server.get().port(), forward(), (int) weight);
    return List.of(real.toFact());
  }

  private Optional<IpvsService> service() {
    if (values.containsKey("-f")) {
      long mark = Endpoint.number(values.getOrDefault("-f", ""), 10);
      IpFamily family = values.containsKey("-6") ? IpFamily.INET6 : IpFamily.INET;
      return mark < 0 ? Optional.empty() : Optional.of(IpvsService.marked(family, mark));
    }
    return at("-t", Protocol.TCP)
        .or(() -> at("-u", Protocol.UDP))
        .or(() -> at("--sctp-service", Protocol.SCTP));
  }

  private Optional<IpvsService> at(String option, Protocol protocol) {
    return Endpoint.decimal(values.getOrDefault(option, ""))
        .map(endpoint -> IpvsService.at(protocol, endpoint.address(), endpoint.port()));
  }

  private @Nullable Long timeout() {
    long seconds = Endpoint.number(values.getOrDefault("-p", ""), 10);
    return seconds < 0 ? null : Long.valueOf(seconds);
  }

  private @Nullable String flags() {
    TreeSet<String> flags = new TreeSet<>();
    if (values.containsKey("-o")) {
      flags.add("ops");
    }
    if (values.containsKey("-b")) {
      flags.addAll(List.of(values.getOrDefault("-b", "").split(",")));
    }
    return flags.isEmpty() ? null : String.join(",", flags);
  }

  /** Gatewaying is ipvsadm's default. */
  private String forward() {
    if (values.containsKey("-m")) {
      return "masq";
    }
    return values.containsKey("-i") ? "tunnel" : "route";
  }
}
