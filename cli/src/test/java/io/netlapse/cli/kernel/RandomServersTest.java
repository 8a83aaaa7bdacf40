package io.netlapse.cli.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Probes;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.ipvs.IpvsOptions;
import io.netlapse.spi.ipvs.IpvsRealServer;
import io.netlapse.spi.ipvs.IpvsService;
import io.netlapse.spi.ipvs.IpvsThresholds;
import io.netlapse.spi.ipvs.IpvsTunnel;
import io.netlapse.spi.ipvs.IpvsVirtualServer;
import io.netlapse.spi.network.IpAddress;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.snapshot.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Servers of IPVS made by chance, always the same: every line is understood, the kernel's own file
 * and both listings of ipvsadm say the same, and the facts are enough to make the servers again.
 */
final class RandomServersTest {

  private static final long SEED = 1;

  @Test
  void randomServers_areReadAndMadeAgain(@TempDir Path folder) {
    UserModeLab lab = new UserModeLab(Kernel.requireUserModeLinux(), folder);
    Kernel.require("ipvsadm", "ipvsadm");
    Looked made = look(lab, RandomServers.of(SEED));
    TreeSet<Fact> saved = saved(lab);

    assertThat(made.unread()).as("lines that nobody understood").isEmpty();
    assertThat(of(saved, IpvsVirtualServer.KIND)).as("virtual servers").hasSizeGreaterThan(9);
    assertThat(of(saved, IpvsRealServer.KIND)).as("real servers").hasSizeGreaterThan(15);
    for (FactKind kind : List.of(IpvsVirtualServer.KIND, IpvsRealServer.KIND)) {
      assertThat(of(made.facts("proc-net-ip-vs"), kind))
          .as("the kernel's file")
          .isEqualTo(of(saved, kind));
      assertThat(of(made.facts("ipvsadm"), kind)).as("the listing").isEqualTo(of(saved, kind));
    }

    Looked again = look(lab, rendered(saved));
    assertThat(saved(lab)).isEqualTo(saved);
    assertThat(new TreeSet<>(again.facts())).isEqualTo(new TreeSet<>(made.facts()));
  }

  private static Looked look(UserModeLab lab, List<String> commands) {
    lab.write("commands", (String.join("\n", commands) + "\n").getBytes(UTF_8));
    lab.run("servers");
    return Looked.at(lab.read("bundle"));
  }

  private static TreeSet<Fact> saved(UserModeLab lab) {
    Command command = Command.parse("ipvsadm -Sn");
    SectionParser parser =
        Probes.of(
                ServiceLoader.load(SectionParser.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList())
            .parser(command)
            .orElseThrow();
    String text = new String(lab.read("save"), UTF_8);
    Reading reading = parser.read(text, command);
    assertThat(reading.unread().stream().map(span -> span.of(text))).isEmpty();
    TreeSet<Fact> facts = new TreeSet<>();
    reading.facts().forEach(read -> facts.add(read.fact()));
    return facts;
  }

  private static TreeSet<Fact> of(Iterable<Fact> facts, FactKind kind) {
    TreeSet<Fact> some = new TreeSet<>();
    facts.forEach(
        fact -> {
          if (fact.kind().equals(kind)) {
            some.add(fact);
          }
        });
    return some;
  }

  /** What makes the servers again. */
  private static List<String> rendered(TreeSet<Fact> facts) {
    Map<IpvsService, IpvsOptions> options = new HashMap<>();
    of(facts, IpvsOptions.KIND)
        .forEach(fact -> options.put(IpvsOptions.of(fact).service(), IpvsOptions.of(fact)));
    Map<List<Object>, String> more = new HashMap<>();
    of(facts, IpvsThresholds.KIND)
        .forEach(
            fact -> {
              IpvsThresholds limits = IpvsThresholds.of(fact);
              more.merge(
                  List.of(limits.service(), limits.server(), limits.serverPort()),
                  " -x " + limits.upper() + " -y " + limits.lower(),
                  String::concat);
            });
    of(facts, IpvsTunnel.KIND)
        .forEach(
            fact -> {
              IpvsTunnel tunnel = IpvsTunnel.of(fact);
              more.merge(
                  List.of(tunnel.service(), tunnel.server(), tunnel.serverPort()),
                  tunnel(tunnel.tunnel()),
                  String::concat);
            });
    List<String> commands = new ArrayList<>();
    of(facts, IpvsVirtualServer.KIND)
        .forEach(fact -> commands.add(virtual(IpvsVirtualServer.of(fact), options)));
    of(facts, IpvsRealServer.KIND)
        .forEach(fact -> commands.add(real(IpvsRealServer.of(fact), more)));
    return commands;
  }

  private static String virtual(IpvsVirtualServer server, Map<IpvsService, IpvsOptions> all) {
    StringBuilder command =
        new StringBuilder("-A " + service(server.service()) + " -s " + server.scheduler());
    IpvsOptions options = all.get(server.service());
    if (options == null) {
      return command.toString();
    }
    if (options.timeout() != null) {
      command.append(" -p ").append(options.timeout());
    }
    if (options.mask() != null) {
      command.append(" -M ").append(options.mask());
    }
    List<String> flags = new ArrayList<>();
    if (options.flags() != null) {
      flags.addAll(List.of(options.flags().split(",")));
    }
    if (flags.remove("ops")) {
      command.append(" -o");
    }
    if (!flags.isEmpty()) {
      command.append(" -b ").append(String.join(",", flags));
    }
    return command.toString();
  }

  private static String real(IpvsRealServer server, Map<List<Object>, String> more) {
    String way =
        switch (server.forward()) {
          case "masq" -> " -m";
          case "tunnel" -> " -i";
          default -> " -g";
        };
    return "-a "
        + service(server.service())
        + " -r "
        + at(server.server(), server.serverPort())
        + way
        + " -w "
        + server.weight()
        + more.getOrDefault(List.of(server.service(), server.server(), server.serverPort()), "");
  }

  private static String tunnel(String tunnel) {
    String[] parts = tunnel.split(":");
    return " --tun-type "
        + parts[0]
        + (parts[0].equals("gue") ? " --tun-port " + parts[1] : "")
        + (parts[parts.length - 1].equals("+c") ? " --tun-csum" : "");
  }

  private static String service(IpvsService service) {
    if (service.fwmark() != null) {
      return "-f " + service.fwmark() + (service.family() == IpFamily.INET6 ? " -6" : "");
    }
    String option =
        switch (service.protocol()) {
          case UDP -> "-u ";
          case SCTP -> "--sctp-service ";
          default -> "-t ";
        };
    IpAddress address = service.address();
    Integer port = service.port();
    if (address == null || port == null) {
      throw new AssertionError(service);
    }
    return option + at(address, port);
  }

  private static String at(IpAddress address, int port) {
    return address.family() == IpFamily.INET6
        ? "[" + address.text() + "]:" + port
        : address.text() + ":" + port;
  }
}
