package io.netlapse.engine.facts.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.LineAccount;
import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.snapshot.Command;
import org.junit.jupiter.api.Test;

/** Listings of devices that were damaged on their way. */
final class IpLinkParserTest {

  private static final IpLinkParser LINK = new IpLinkParser();

  @Test
  void deviceWhoseHeaderIsLost_isNotTheOneBefore() {
    String text =
        """
        2: eth0: <BROADCAST,UP> mtu 1500 qdisc noqueue state UP mode DEFAULT group default qlen 1000
            link/ether 02:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff
        %: eth1: <BROADCAST,UP> mtu 1500 qdisc noqueue state UP mode DEFAULT group default qlen 1000
            link/ether 02:00:00:00:00:02 brd ff:ff:ff:ff:ff:ff
            altname enp7
        """;

    Parsed parsed = Parsed.by(LINK, "ip link show", text);

    assertThat(parsed.facts())
        .contains("link-address address=02:00:00:00:00:01 broadcast=ff:ff:ff:ff:ff:ff dev=eth0")
        .noneMatch(fact -> fact.contains("02:00:00:00:00:02") || fact.contains("enp7"));
    assertThat(parsed.unread()).hasSize(2);
  }

  @Test
  void secondAddressOfADevice_isUnread() {
    String text =
        """
        2: eth0: <BROADCAST,UP> mtu 1500 qdisc noqueue state UP
            link/ether 02:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff
            link/ether 02:00:00:00:00:02 brd ff:ff:ff:ff:ff:ff
        """;

    assertThat(Parsed.by(LINK, "ip link show", text).unread())
        .containsExactly("    link/ether 02:00:00:00:00:02 brd ff:ff:ff:ff:ff:ff");
  }

  @Test
  void membersThatMakeNoFact_areNotForgotten() {
    String text =
        """
        [ {
                "ifname": "eth0",
                "group": "default",
                "broadcast": "ff:ff:ff:ff:ff:ff",
                "mtu": 1500,
                "mtu": 1400,
                "operstate": ""
            } ]
        """;

    assertThat(LineAccount.forgotten(text, LINK.draft(text, Command.parse("ip -j -p link show"))))
        .isEmpty();
    assertThat(Parsed.by(LINK, "ip -j -p link show", text).unread())
        .containsExactly("\"mtu\": 1400");
  }

  @Test
  void addressesThatAreNone_areUnread() {
    String text = "[{\"ifname\":\"eth0\",\"addr_info\":[{},\n[1],\n7\n],\n\"addr_info\":1}]\n";

    assertThat(Parsed.by(new IpAddressParser(), "ip -j address show", text).unread())
        .containsExactly("[1]", "7", "\"addr_info\":1");
  }
}
