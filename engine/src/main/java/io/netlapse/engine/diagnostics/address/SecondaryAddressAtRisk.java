package io.netlapse.engine.diagnostics.address;

import io.netlapse.engine.diagnostics.kernel.KernelSettings;
import io.netlapse.engine.diagnostics.network.OwnAddresses;
import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.kernel.Sysctl;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Secondary addresses that the kernel would delete with their primary one. Page: {@code
 * docs/rules/secondary-address-at-risk.md}.
 */
public final class SecondaryAddressAtRisk implements Diagnostic {

  private static final RuleInfo INFO =
      new RuleInfo(
          "secondary-address-at-risk",
          "Secondary addresses would go with their primary one",
          Severity.INFO,
          List.of(Address.KIND, Sysctl.KIND),
          List.of(),
          List.of());

  private static final String SETTING = "net.ipv4.conf.%s.promote_secondaries";

  /** For {@link java.util.ServiceLoader}. */
  public SecondaryAddressAtRisk() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    if (!node.lookedAt(Address.KIND)) {
      return List.of(new Outcome.Unknown(null, "the addresses of " + node.id().name()));
    }
    List<Outcome> outcomes = new ArrayList<>();
    Set<String> devices = new TreeSet<>();
    for (SeenFact seen : node.facts(Address.KIND)) {
      Address address = Address.of(seen.fact());
      if (address.family() == IpFamily.INET
          && address.flags().contains("secondary")
          && OwnAddresses.isUplink(address.dev())
          && devices.add(address.dev())) {
        outcome(node, address, seen).ifPresent(outcomes::add);
      }
    }
    return outcomes;
  }

  /** What there is to say of a device with a secondary address; either setting suffices. */
  private static Optional<Outcome> outcome(NodeView node, Address address, SeenFact seen) {
    KernelSettings settings = KernelSettings.of(node);
    String ofAll = SETTING.formatted("all");
    String ofDevice = SETTING.formatted(address.dev().replace('.', '/'));
    Optional<SeenFact> all = settings.shown(ofAll);
    Optional<SeenFact> own = settings.shown(ofDevice);
    if (settings.shown(ofAll, "1").isPresent() || settings.shown(ofDevice, "1").isPresent()) {
      return Optional.empty();
    }
    if (all.isEmpty() || own.isEmpty()) {
      return Optional.of(
          new Outcome.Unknown(
              address.dev(), "net.ipv4.conf.%s.promote_secondaries".formatted(address.dev())));
    }
    return Optional.of(
        new Outcome.Finding(
            address.dev(),
            Severity.INFO,
            "%s on %s of %s goes when the primary address goes"
                .formatted(address.address().address(), address.dev(), node.id().name()),
            ("%s is a secondary address of %s, and promote_secondaries is 0 for all devices and for"
                 + " this one. When somebody deletes the primary address of its network, a lease"
                 + " that is renewed too late for instance, the kernel deletes the secondary ones"
                 + " with it, and a virtual address is gone although nobody touched it.")
                .formatted(address.address(), address.dev()),
            List.of(seen.evidence(), all.get().evidence(), own.get().evidence()),
            List.of(
                "ip -4 address show dev " + address.dev(),
                "sysctl net.ipv4.conf.all.promote_secondaries"),
            new Remedy(
                List.of("sysctl -w net.ipv4.conf.all.promote_secondaries=1"),
                "The same line in a file of /etc/sysctl.d; systemd's own 50-default.conf has it.",
                "sysctl -w net.ipv4.conf.all.promote_secondaries=0",
                "None: it matters only when a primary address is deleted.")));
  }
}
