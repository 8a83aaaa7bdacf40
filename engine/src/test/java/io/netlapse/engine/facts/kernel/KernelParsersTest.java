package io.netlapse.engine.facts.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import org.junit.jupiter.api.Test;

/** Shapes of other versions, and files of /sys. */
final class KernelParsersTest {

  @Test
  void netconfOfAnOldVersion_isReadAsOfANewOne() {
    String old = "ipv4 dev eth0 forwarding on rp_filter strict mc_forwarding off\n";
    String newer =
        "inet eth0 forwarding on rp_filter strict mc_forwarding off proxy_neigh off"
            + " ignore_routes_with_linkdown off \n";

    assertThat(Parsed.by(new NetconfParser(), "ip netconf", old).facts())
        .containsExactly("netconf dev=eth0 family=inet forwarding=on rp_filter=strict")
        .isEqualTo(Parsed.by(new NetconfParser(), "ip netconf", newer).facts());
  }

  @Test
  void damagedNetconf_isUnread() {
    String line = "inet eth0 forwarding maybe rp_filter off";

    assertThat(Parsed.by(new NetconfParser(), "ip netconf", line).unread()).containsExactly(line);
  }

  @Test
  void fileOfSys_isKnownByItsPath() {
    assertThat(
            Parsed.by(
                    new SysClassNetParser(),
                    "cat /sys/class/net/eth0/mtu /sys/class/net/eth0/operstate",
                    "1450\nup\n")
                .facts())
        .containsExactly(
            "link-mtu dev=eth0 mtu=1450", "link-attribute dev=eth0 name=operstate value=up");
  }

  @Test
  void grepOfSys_tellsThePathsItself() {
    String text =
        """
        /sys/class/net/eth0/address:02:00:00:00:01:01
        /sys/class/net/eth0/statistics/rx_bytes:1234
        """;

    Parsed parsed = Parsed.by(new SysClassNetParser(), "grep . /sys/class/net/*/address", text);

    assertThat(parsed.facts())
        .containsExactly("link-attribute dev=eth0 name=address value=02:00:00:00:01:01");
    assertThat(parsed.unread()).isEmpty();
  }

  @Test
  void valuesOfAPattern_areNobodys() {
    assertThat(
            Parsed.by(new SysClassNetParser(), "cat /sys/class/net/*/mtu", "1500\n65536\n")
                .unread())
        .containsExactly("1500", "65536");
  }
}
