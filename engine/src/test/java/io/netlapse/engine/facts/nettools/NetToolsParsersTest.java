package io.netlapse.engine.facts.nettools;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import io.netlapse.engine.facts.route.RouteTableParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes that no kernel here prints, and what damage does. */
final class NetToolsParsersTest {

  @Test
  void ifconfigOfNetTools160_givesWhatTheNewerStyleGives() {
    String old =
        """
        eth0      Link encap:Ethernet  HWaddr 02:00:00:00:01:01
                  inet addr:10.1.0.11  Bcast:10.1.0.255  Mask:255.255.255.0
                  inet6 addr: fe80::ff:fe00:101/64 Scope:Link
                  UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1
                  RX packets:14 errors:0 dropped:0 overruns:0 frame:0
                  TX packets:7 errors:0 dropped:0 overruns:0 carrier:0
                  collisions:0 txqueuelen:1000
                  RX bytes:976 (976.0 B)  TX bytes:666 (666.0 B)
                  Interrupt:16 Memory:f7c00000-f7c20000

        tunl0     Link encap:IPIP Tunnel  HWaddr
                  inet addr:10.244.0.0  Mask:255.255.255.255
                  UP RUNNING NOARP  MTU:1440  Metric:1
        """;
    String newer =
        """
        eth0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500
                inet 10.1.0.11  netmask 255.255.255.0  broadcast 10.1.0.255
                inet6 fe80::ff:fe00:101  prefixlen 64  scopeid 0x20<link>
                ether 02:00:00:00:01:01  txqueuelen 1000  (Ethernet)
                RX packets 15  bytes 1000 (1000.0 B)
                device interrupt 16  memory 0xf7c00000-f7c20000

        tunl0: flags=193<UP,RUNNING,NOARP>  mtu 1440
                inet 10.244.0.0  netmask 255.255.255.255
                tunnel   txqueuelen 1000  (IPIP Tunnel)
                RX packets 0  bytes 0 (0.0 B)
        """;

    Parsed parsed = Parsed.by(new IfconfigParser(), "ifconfig", old);

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts())
        .containsExactlyInAnyOrder(
            "address-brief address=10.1.0.11/24 dev=eth0 family=inet",
            "address-brief address=fe80::ff:fe00:101/64 dev=eth0 family=inet6",
            "address-brief address=10.244.0.0/32 dev=tunl0 family=inet",
            "link-brief address=02:00:00:00:01:01 dev=eth0 flags=BROADCAST,MULTICAST,RUNNING,UP"
                + " form=ifconfig",
            "link-brief dev=tunl0 flags=NOARP,RUNNING,UP form=ifconfig",
            "link-mtu dev=eth0 mtu=1500",
            "link-mtu dev=tunl0 mtu=1440",
            "link dev=eth0 type=ether",
            "link dev=tunl0 type=ipip")
        .hasSameElementsAs(Parsed.by(new IfconfigParser(), "ifconfig", newer).facts());
  }

  @Test
  void label_isAnAddressOfItsDevice() {
    String text =
        """
        eth0:1: flags=4163<UP,BROADCAST>  mtu 1500
                inet 10.1.0.99  netmask 255.255.255.0  broadcast 10.1.0.255
        """;

    assertThat(Parsed.by(new IfconfigParser(), "ifconfig", text).facts())
        .containsExactly("address-brief address=10.1.0.99/24 dev=eth0 family=inet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "        inet 10.1.0.11  netmask 255.255.255.0",
        "eth0: flags=4163<UP>  mtu fifteen",
        "eth0: flags=4163<UP>  mtu 1500 surprise",
        "eth0: error fetching interface information: Device not found"
      })
  void damagedIfconfig_isUnread(String line) {
    assertThat(Parsed.by(new IfconfigParser(), "ifconfig", line).unread()).hasSize(1);
  }

  @Test
  void maskThatIsNoPrefix_makesNoAddress() {
    String text = "eth0: flags=1<UP>  mtu 1500\n  inet 10.1.0.11  netmask 255.0.255.0\n";

    assertThat(Parsed.by(new IfconfigParser(), "ifconfig", text).unread())
        .containsExactly("  inet 10.1.0.11  netmask 255.0.255.0");
  }

  @Test
  void incompleteEntryOfArp_saysNothing() {
    String text =
        """
        Address                  HWtype  HWaddress           Flags Mask            Iface
        10.1.0.5                         (incomplete)                              eth0
        """;

    assertThat(Parsed.by(new ArpParser(), "arp -n", text).facts()).isEmpty();
    assertThat(Parsed.by(new ArpParser(), "arp -n", text).unread()).isEmpty();
    assertThat(
            Parsed.by(new ArpParser(), "arp -an", "? (10.1.0.5) at <incomplete> on eth0").unread())
        .isEmpty();
  }

  @Test
  void bridgeWithoutPorts_isABridge() {
    String text =
        """
        bridge name     bridge id               STP enabled     interfaces
        cni0            8000.2af974b711b8       no              veth1
                                                                veth2
        docker0         8000.02423ca2d73b       yes
        """;

    assertThat(Parsed.by(new BrctlShowParser(), "brctl show", text).facts())
        .containsExactly(
            "bridge dev=cni0 id=8000.2af974b711b8 stp=no",
            "link-master dev=veth1 master=cni0",
            "link-master dev=veth2 master=cni0",
            "bridge dev=docker0 id=8000.02423ca2d73b stp=yes");
  }

  @Test
  void namesInThePlaceOfAddresses_makeNamedRoutes() {
    String text =
        """
        Kernel IP routing table
        Destination     Gateway         Genmask         Flags Metric Ref    Use Iface
        default         _gateway        0.0.0.0         UG    100    0        0 eth0
        link-local      0.0.0.0         255.255.0.0     U     1000   0        0 eth0
        node-2.example  10.1.0.9        255.255.255.255 UGH   0      0        0 eth0
        """;

    assertThat(Parsed.by(new RouteTableParser(), "route", text).facts())
        .containsExactly(
            "route-named dev=eth0 dst=default family=inet form=route length=0 metric=100"
                + " type=unicast via=_gateway",
            "route-brief dev=eth0 dst=169.254.0.0/16 family=inet form=route metric=1000 table=main"
                + " type=unicast",
            "route-named dev=eth0 dst=node-2.example family=inet form=route length=32 type=unicast"
                + " via=10.1.0.9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0 0.0.0.0 255.0.0.0 U 0 0 0",
        "10.0.0.0 0.0.0.0 mask U 0 0 0 eth0",
        "10.0.0.0 0.0.0.0 255.0.0.0 WHAT 0 0 0 eth0",
        "10.0.0.0 0.0.0.0 255.0.0.0 U x 0 0 eth0",
        "10.0.0.0.1 0.0.0.0 255.0.0.0 U 0 0 0 eth0"
      })
  void damagedRow_isUnread(String row) {
    assertThat(Parsed.by(new RouteTableParser(), "route -n", row).unread()).containsExactly(row);
  }

  @Test
  void ifconfig_typeApartFromItsBracket_isRead() {
    String text = "eth0: flags=1<UP>  mtu 1500\n        ether 02:00:00:00:01:01  ( Ethernet)\n";

    assertThat(Parsed.by(new IfconfigParser(), "ifconfig", text).facts())
        .contains("link dev=eth0 type=ether");
  }
}
