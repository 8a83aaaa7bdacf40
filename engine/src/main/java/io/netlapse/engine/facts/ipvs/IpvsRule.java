package io.netlapse.engine.facts.ipvs;

import io.netlapse.spi.ipvs.IpvsService;
import io.netlapse.spi.ipvs.IpvsService.Protocol;
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

  /** Whether it makes a virtual server. */
  boolean addsService() {
    return values.containsKey("-A") && values.containsKey("-s");
  }

  /** Whether it makes a real server. */
  boolean addsServer() {
    return values.containsKey("-a");
  }

  /** The virtual server that it makes, or of which it makes a real server; empty for none. */
  Optional<ServiceRow> service() {
    if (values.containsKey("-f")) {
      long mark = Endpoint.number(value("-f"), 10);
      IpFamily family = values.containsKey("-6") ? IpFamily.INET6 : IpFamily.INET;
      return mark < 0
          ? Optional.empty()
          : Optional.of(row("FWM", Optional.of(IpvsService.marked(family, mark)), ""));
    }
    return at("-t", Protocol.TCP)
        .or(() -> at("-u", Protocol.UDP))
        .or(() -> at("--sctp-service", Protocol.SCTP));
  }

  private Optional<ServiceRow> at(String option, Protocol protocol) {
    String text = value(option);
    Optional<IpvsService> service =
        Endpoint.decimal(text)
            .map(endpoint -> IpvsService.at(protocol, endpoint.address(), endpoint.port()));
    return service.isPresent() || Endpoint.isNamed(text)
        ? Optional.of(row(protocol.name(), service, text))
        : Optional.empty();
  }

  private ServiceRow row(String protocol, Optional<IpvsService> service, String named) {
    ServiceTail tail =
        new ServiceTail(
            values.containsKey("-p"), timeout(), values.get("-M"), values.get("--pe"), flags());
    String text = service.map(Endpoint::text).orElse(named);
    return new ServiceRow(protocol, text, service.orElse(null), value("-s"), tail);
  }

  /** The real server that it makes; empty for none. */
  Optional<ServerRow> server() {
    // 1 is what ipvsadm gives a server of which nobody says more.
    long weight = Endpoint.number(values.getOrDefault("-w", "1"), 10);
    long upper = Endpoint.number(values.getOrDefault("-x", "0"), 10);
    long lower = Endpoint.number(values.getOrDefault("-y", "0"), 10);
    boolean numbers = weight >= 0 && weight <= Integer.MAX_VALUE && upper >= 0 && lower >= 0;
    return numbers && addsServer()
        ? Optional.of(new ServerRow(value("-r"), forward(), (int) weight, upper, lower, tunnel()))
        : Optional.empty();
  }

  private String value(String option) {
    return values.getOrDefault(option, "");
  }

  private @Nullable Long timeout() {
    long seconds = Endpoint.number(value("-p"), 10);
    return seconds < 0 ? null : Long.valueOf(seconds);
  }

  private TreeSet<String> flags() {
    TreeSet<String> flags = new TreeSet<>();
    if (values.containsKey("-o")) {
      flags.add("ops");
    }
    if (values.containsKey("-b")) {
      flags.addAll(List.of(value("-b").split(",")));
    }
    return flags;
  }

  /** Gatewaying is ipvsadm's default. */
  private String forward() {
    if (values.containsKey("-m")) {
      return "masq";
    }
    return values.containsKey("-i") ? "tunnel" : "route";
  }

  /** As {@code --tun-info} writes it; null for IP in IP, which is ipvsadm's default. */
  private @Nullable String tunnel() {
    String type = values.getOrDefault("--tun-type", "ipip");
    if (!values.containsKey("-i") || type.equals("ipip")) {
      return null;
    }
    String port = values.containsKey("--tun-port") ? ":" + value("--tun-port") : "";
    String checksum =
        values.containsKey("--tun-csum") ? "+c" : values.containsKey("--tun-remcsum") ? "+r" : "-c";
    return type + port + ":" + checksum;
  }
}
