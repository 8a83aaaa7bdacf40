package io.netlapse.engine.diagnostics.address;

import io.netlapse.engine.diagnostics.network.SpecialAddresses;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.logs.LogEvent;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** That another machine has an address, as the kernel or Calico noticed it. */
final class ToldClash {

  private static final Set<String> EVENTS = Set.of("duplicate-address", "duplicate-node-address");

  private ToldClash() {}

  static List<Outcome.Finding> of(NodeView node) {
    List<Outcome.Finding> found = new ArrayList<>();
    String name = node.id().name();
    for (SeenFact seen : node.facts(Address.KIND)) {
      Address address = Address.of(seen.fact());
      if (address.flags().contains("dadfailed")
          && !SpecialAddresses.isLinkLocal(address.address().address())) {
        found.add(
            new TwiceHeld(address.address().address())
                .byWord(
                    name,
                    address.dev(),
                    "The kernel asked before it used the address, and somebody answered"
                        + " (dadfailed)",
                    List.of(seen.evidence())));
      }
    }
    for (SeenFact seen : node.facts(LogEvent.KIND)) {
      LogEvent event = LogEvent.of(seen.fact());
      String text = event.details().get("address");
      if (EVENTS.contains(event.event()) && text != null) {
        IpAddress.parse(text)
            .filter(address -> !SpecialAddresses.isLinkLocal(address))
            .ifPresent(
                address ->
                    found.add(
                        new TwiceHeld(address)
                            .byWord(
                                name,
                                event.details().getOrDefault("dev", "an interface"),
                                event.program() + " says so in its log",
                                List.of(seen.evidence()))));
      }
    }
    return found;
  }
}
