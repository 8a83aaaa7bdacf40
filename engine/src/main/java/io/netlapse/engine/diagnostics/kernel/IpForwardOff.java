package io.netlapse.engine.diagnostics.kernel;

import io.netlapse.engine.diagnostics.network.DefaultRoutes;
import io.netlapse.engine.diagnostics.network.NodeAddress;
import io.netlapse.engine.diagnostics.network.NodeRoute;
import io.netlapse.spi.config.SysctlSetting;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.kernel.Sysctl;
import io.netlapse.spi.network.IpFamily;
import io.netlapse.spi.network.Netconf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The kernel does not forward packets from one device to another, so that pods reach nothing
 * outside of their node. Page: {@code docs/rules/ip-forward-off.md}.
 */
public final class IpForwardOff implements Diagnostic {

  private static final RuleInfo INFO =
      new RuleInfo(
          "ip-forward-off",
          "The kernel does not forward packets",
          Severity.CRITICAL,
          reads(),
          List.of(),
          SettingMechanisms.LOSING);

  /** For {@link java.util.ServiceLoader}. */
  public IpForwardOff() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    SortedMap<String, Switch> switches = switches(node);
    ForwardingOff words = new ForwardingOff(node.id().name());
    List<Outcome> outcomes = new ArrayList<>();
    Optional<Switch> all =
        Optional.ofNullable(switches.get("net.ipv4.ip_forward"))
            .or(() -> Optional.ofNullable(switches.get("net.ipv4.conf.all.forwarding")));
    if (all.isPresent() && !all.get().on()) {
      outcomes.add(words.everywhere(all.get().seen()));
    } else {
      switches.forEach(
          (name, one) -> {
            String dev = deviceOf(name);
            if (!one.on() && name.startsWith("net.ipv4.") && matters(node, dev)) {
              outcomes.add(words.onDevice(name, dev, one.seen()));
            }
          });
      Boot.effective(node, "net.ipv4.ip_forward", "net.ipv4.conf.all.forwarding")
          .filter(seen -> "0".equals(SysctlSetting.of(seen.fact()).value()))
          .ifPresent(seen -> outcomes.add(words.atBoot(seen)));
    }
    Switch six = switches.get("net.ipv6.conf.all.forwarding");
    if (six != null && !six.on()) {
      sixOfPods(node).ifPresent(pods -> outcomes.add(words.ofSix(six.seen(), pods)));
    }
    if (outcomes.isEmpty() && all.isEmpty()) {
      outcomes.add(new Outcome.Unknown(null, "net.ipv4.ip_forward of " + node.id().name()));
    }
    return outcomes;
  }

  /** One of the kernel's switches, as the node showed it. */
  private record Switch(SeenFact seen, boolean on) {}

  /** All switches by the names that sysctl(8) has for them. */
  private static SortedMap<String, Switch> switches(NodeView node) {
    SortedMap<String, Switch> switches = new TreeMap<>();
    for (SeenFact seen : node.facts(Netconf.KIND)) {
      Netconf netconf = Netconf.of(seen.fact());
      String state = netconf.settings().get("forwarding");
      if (state != null && Map.of("inet", "4", "inet6", "6").containsKey(netconf.family())) {
        switches.put(
            "net.ipv%s.conf.%s.forwarding"
                .formatted(netconf.family().equals("inet") ? "4" : "6", netconf.dev()),
            new Switch(seen, state.equals("on")));
      }
    }
    for (SeenFact seen : node.facts(Sysctl.KIND)) {
      Sysctl sysctl = Sysctl.of(seen.fact());
      if (sysctl.name().equals("net.ipv4.ip_forward") || sysctl.name().endsWith(".forwarding")) {
        switches.put(sysctl.name(), new Switch(seen, !"0".equals(sysctl.value())));
      }
    }
    return switches;
  }

  private static String deviceOf(String name) {
    String dev = new Sysctl(name, null).dev();
    return dev == null ? "" : dev;
  }

  /** Whether packets of pods come in at the device: theirs, or the way to other nodes. */
  private static boolean matters(NodeView node, String dev) {
    return PodNetwork.isPods(dev)
        || DefaultRoutes.ofAnyTable(node).stream().anyMatch(route -> dev.equals(route.dev()));
  }

  /** A global IPv6 address on a device of the pods' network: then pods have such addresses. */
  private static Optional<SeenFact> sixOfPods(NodeView node) {
    return NodeAddress.of(node).stream()
        .filter(address -> PodNetwork.isPods(address.dev()))
        .filter(address -> address.address().family() == IpFamily.INET6)
        .filter(address -> "global".equals(address.scope()))
        .map(NodeAddress::seen)
        .findFirst();
  }

  private static List<FactKind> reads() {
    List<FactKind> kinds = new ArrayList<>();
    kinds.add(Sysctl.KIND);
    kinds.add(Netconf.KIND);
    kinds.add(SysctlSetting.KIND);
    kinds.addAll(NodeAddress.KINDS);
    kinds.addAll(NodeRoute.KINDS);
    return kinds;
  }
}
