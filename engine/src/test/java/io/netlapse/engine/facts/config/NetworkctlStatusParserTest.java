package io.netlapse.engine.facts.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.snapshot.Command;
import org.junit.jupiter.api.Test;

/** In the shape of networkctl of systemd 252. */
final class NetworkctlStatusParserTest {

  private static final NetworkctlStatusParser PARSER = new NetworkctlStatusParser();

  private static final String LINK =
      """
      \u25cf 2: eth0
                           Link File: /usr/lib/systemd/network/99-default.link
                        Network File: /etc/systemd/network/10-eth0.network
                                Type: ether
                               State: routable (configured)
                        Online state: online
                          HW Address: 02:00:00:00:01:01 (Example Inc.)
                                 MTU: 1500 (min: 68, max: 65535)
                             Address: 10.1.0.11
                                      fe80::ff:fe00:101
                             Gateway: 10.1.0.1

      Feb 03 10:11:12 node-1 systemd-networkd[412]: eth0: Link UP
      """;

  @Test
  void link_tellsWhoManagesIt() {
    Parsed parsed = Parsed.by(PARSER, "networkctl status eth0", LINK);

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts())
        .containsExactly(
            "link-manager dev=eth0 manager=networkd operational=routable state=configured"
                + " type=ether");
  }

  @Test
  void sumOfAllLinks_saysNoFact() {
    String text =
        """
        \u25cf        State: routable
          Online state: online
               Address: 10.1.0.11 on eth0
                        10.244.0.1 on cni0
               Gateway: 10.1.0.1 on eth0
        """;

    Parsed parsed = Parsed.by(PARSER, "networkctl status", text);

    assertThat(parsed.facts()).isEmpty();
    assertThat(parsed.unread()).isEmpty();
  }

  @Test
  void scope_isTheNamedLinks() {
    assertThat(PARSER.scope(Command.parse("networkctl status eth0")).coverages())
        .hasToString("[link-manager[dev=eth0,manager=networkd]]");
    assertThat(PARSER.scope(Command.parse("networkctl status")).coverages()).isEmpty();
  }

  @Test
  void garbage_isUnread() {
    assertThat(Parsed.by(PARSER, "networkctl status eth0", "lorem ipsum\n").unread())
        .containsExactly("lorem ipsum");
  }
}
