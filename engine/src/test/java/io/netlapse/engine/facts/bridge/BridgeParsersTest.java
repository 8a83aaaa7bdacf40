package io.netlapse.engine.facts.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an entry of a bridge means, and shapes of other versions. */
final class BridgeParsersTest {

  private static Parsed fdb(String text) {
    return Parsed.by(new BridgeFdbParser(), "bridge fdb show", text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          02:00:00:00:05:09 dev vx0 dst 10.1.0.9 self permanent | bridge-fdb dev=vx0 dst=10.1.0.9 flags=self lladdr=02:00:00:00:05:09 state=permanent
          02:00:00:00:05:09 dev vx0 dst FD00::9 self static | bridge-fdb dev=vx0 dst=fd00::9 flags=self lladdr=02:00:00:00:05:09 state=static
          02:00:00:00:05:09 dev vx0 dst 10.1.0.9 self | bridge-fdb-learned dev=vx0 dst=10.1.0.9 lladdr=02:00:00:00:05:09 table=vx0
          02:00:00:00:05:09 dev vx0 dst 10.1.0.9 self stale | bridge-fdb-learned dev=vx0 dst=10.1.0.9 lladdr=02:00:00:00:05:09 table=vx0
          02:00:00:00:07:09 dev v1 vlan 1 master br0 | bridge-fdb-learned dev=v1 lladdr=02:00:00:00:07:09 table=br0 vlan=1
          02:00:00:00:07:09 dev v1 vlan 1 extern_learn master br0 | bridge-fdb dev=v1 flags=extern_learn lladdr=02:00:00:00:07:09 master=br0 state=dynamic vlan=1
          00:00:00:00:00:00 dev vx1 dst 10.1.0.10 port 4789 vni 9 via eth0 self permanent | bridge-fdb dev=vx1 dst=10.1.0.10 flags=self lladdr=00:00:00:00:00:00 port=4789 state=permanent via=eth0 vni=9
          02:00:00:00:05:09 dev vx0 nhid 12 src_vni 7 self permanent | bridge-fdb dev=vx0 flags=self lladdr=02:00:00:00:05:09 nexthop=12 source-vni=7 state=permanent
          """)
  void entry_isMadeOrLearned(String line, String fact) {
    assertThat(fdb(line).facts()).containsExactly(fact);
    assertThat(fdb(line).unread()).isEmpty();
  }

  @Test
  void agesAndHardware_areNoPartOfAnEntry() {
    assertThat(fdb("02:00:00:00:07:07 dev v1 used 13/7 offload master br0 static").facts())
        .isEqualTo(fdb("02:00:00:00:07:07 dev v1 master br0 static").facts());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "02:00:00:00:05 09 dev vx0 self permanent",
        "02:00:00:00:05:09 dev vx0 self perm\u0000anent",
        "02:00:00:00:05:09 self permanent",
        "02:00:00:00:05:09 dev",
        "dev vx0 self permanent"
      })
  void damagedEntry_isUnread(String line) {
    assertThat(fdb(line).unread()).containsExactly(line);
  }

  @Test
  void vlanOfAnOldVersion_isReadAsOfANewOne() {
    String old = "port\tvlan ids\nv1\t 1 PVID Egress Untagged\n\t 5\n\nw1\tNone\n";
    String newer =
        """
        port              vlan-id
        v1                1 PVID Egress Untagged
                          5
        """;

    Parsed parsed = Parsed.by(new BridgeVlanParser(), "bridge vlan show", old);

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts())
        .containsExactly(
            "bridge-vlan dev=v1 flags=pvid,untagged vlan=1", "bridge-vlan dev=v1 vlan=5")
        .isEqualTo(Parsed.by(new BridgeVlanParser(), "bridge vlan show", newer).facts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1  0", "v1  4096", "v1  9-5", "v1  5 Egress Tagged", "v1  99999999999"})
  void vlanThatIsNone_isUnread(String line) {
    Parsed parsed = Parsed.by(new BridgeVlanParser(), "bridge vlan show", line);

    assertThat(parsed.facts()).isEmpty();
    assertThat(parsed.unread()).containsExactly(line);
  }

  @Test
  void runsWithoutEnd_areBounded() {
    Parsed parsed =
        Parsed.by(new BridgeVlanParser(), "bridge vlan show", "v1  1-4095\n".repeat(500));

    assertThat(parsed.facts()).hasSize(100 * 4095);
    assertThat(parsed.unread()).hasSize(400);
  }
}
