package io.netlapse.engine.facts.ethtool;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import org.junit.jupiter.api.Test;

/** Several devices in one output, and what a change says. */
final class EthtoolParsersTest {

  private static final String CAPTURED = "capture --only ethtool-features";

  @Test
  void severalDevices_eachHaveTheirFeatures() {
    String text =
        """
        Features for eth0:
        tx-checksumming: on
        Features for flannel.1:
        tx-checksumming: off
        	tx-checksum-ip-generic: off [requested on]
        	tx-checksum-ipv4: off [fixed]
        """;

    Parsed parsed = Parsed.by(new EthtoolFeaturesParser(), CAPTURED, text);

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts())
        .containsExactly(
            "offload dev=eth0 feature=tx-checksumming value=on",
            "offload dev=flannel.1 feature=tx-checksumming value=off",
            "offload dev=flannel.1 feature=tx-checksum-ip-generic note=\"requested on\" value=off",
            "offload dev=flannel.1 feature=tx-checksum-ipv4 note=fixed value=off");
  }

  @Test
  void changes_areFeaturesOfTheDeviceOfTheCommand() {
    assertThat(
            Parsed.by(
                    new EthtoolFeaturesParser(),
                    "ethtool -K flannel.1 tx off",
                    "Actual changes:\ntx-checksumming: off\n")
                .facts())
        .containsExactly("offload dev=flannel.1 feature=tx-checksumming value=off");
  }

  @Test
  void featuresOfNobody_areUnread() {
    assertThat(Parsed.by(new EthtoolFeaturesParser(), "", "tx-checksumming: off").unread())
        .containsExactly("tx-checksumming: off");
  }

  @Test
  void drivers_eachHaveTheirDevice() {
    String text =
        """
        Driver of eth0:
        driver: virtio_net
        version: 1.0.0
        firmware-version:\s
        bus-info: 0000:00:03.0
        supports-statistics: yes
        Driver of flannel.1:
        driver: vxlan
        version: 0.1
        """;

    Parsed parsed = Parsed.by(new EthtoolDriverParser(), "capture --only ethtool-driver", text);

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts())
        .containsExactly(
            "device-driver bus=0000:00:03.0 dev=eth0 driver=virtio_net version=1.0.0",
            "device-driver dev=flannel.1 driver=vxlan version=0.1");
  }
}
