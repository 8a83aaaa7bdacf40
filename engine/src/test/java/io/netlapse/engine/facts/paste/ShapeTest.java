package io.netlapse.engine.facts.paste;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.paste.Shape.Completeness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which command an output is taken for, and how whole, by its looks alone. */
final class ShapeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          Kernel IP routing table\\nDestination Gateway Genmask Flags Metric Ref Use Iface | route-table | route -n | WHOLE
          Kernel IP routing table\\nDestination Gateway Genmask Flags MSS Window irtt Iface | route-table | netstat -rn | WHOLE
          Kernel IPv6 routing table\\nDestination Next Hop Flag Met Ref Use If | route-table | route -A inet6 -n | WHOLE
          Kernel IP routing table\\n...\\n10.0.0.0 0.0.0.0 255.0.0.0 U 0 0 0 eth0 | route-table | route -n | PART
          default via 10.0.0.1 dev eth0 | ip-route | ip route show | PART
          blackhole 10.0.0.0/26 proto bird | ip-route | ip route show | PART
          10.0.0.9 via 10.0.0.1 dev eth0 src 10.0.0.2 uid 0\\n    cache | ip-route-get | ip route get | PART
          [{"dst":"default","gateway":"10.0.0.1","dev":"eth0","flags":[]}] | ip-route | ip -j route show | PART
          0:	from all lookup local | ip-rule | ip rule show | PART
          1: lo: <LOOPBACK,UP> mtu 65536 state UNKNOWN | ip-link | ip link show | PART
          1: lo: <LOOPBACK,UP> mtu 65536 state UNKNOWN\\n    inet 127.0.0.1/8 scope host lo | ip-address | ip address show | PART
          10.0.0.9 dev eth0 lladdr 02:00:00:00:00:01 STALE | ip-neigh | ip neigh show | PART
          02:00:00:00:00:01 dev vx0 dst 10.0.0.9 self permanent | bridge-fdb | bridge fdb show | PART
          eth0: flags=4163<UP> mtu 1500 | ifconfig | ifconfig | PART
          eth0      Link encap:Ethernet  HWaddr 02:00:00:00:00:01 | ifconfig | ifconfig | PART
          Address HWtype HWaddress Flags Mask Iface | arp | arp -n | WHOLE
          ? (10.0.0.9) at 02:00:00:00:00:01 [ether] on eth0 | arp | arp -an | PART
          bridge name bridge id STP enabled interfaces | brctl-show | brctl show | WHOLE
          IP Virtual Server version 1.2.1 (size=4096)\\nProt LocalAddress:Port | ipvsadm | ipvsadm -Ln | WHOLE
          TCP  10.96.0.1:443 rr | ipvsadm | ipvsadm -Ln | PART
          *nat\\n:PREROUTING ACCEPT [0:0]\\nCOMMIT | iptables-save | iptables-save | WHOLE
          *nat\\n:PREROUTING ACCEPT [0:0] | iptables-save | iptables-save | PART
          -A KUBE-SERVICES -d 10.0.0.1/32 -j KUBE-SVC-X | iptables-save | iptables-save | PART
          Chain INPUT (policy ACCEPT) | iptables | iptables -L -n | PART
          table ip nat { | nft | nft list ruleset | PART
          NAME STATUS ROLES AGE VERSION | kubectl-nodes | kubectl get nodes | PART
          NAME READY STATUS RESTARTS AGE | kubectl-pods | kubectl get pods | PART
          Iface Destination Gateway Flags RefCnt Use Metric Mask MTU Window IRTT | proc-net-route | cat /proc/net/route | WHOLE
          """)
  void output_isKnownByItsLooks(String text, String name, String command, Completeness whole) {
    Shape shape = Shape.likeliest(text.replace("\\n", "\n")).orElseThrow();

    assertThat(shape.name()).isEqualTo(name);
    assertThat(shape.command().text()).isEqualTo(command);
    assertThat(shape.completeness()).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "hello world", "[{", "Error: no such thing", "10.0.0.1", "default", "1: one"})
  void textOfNoKnownLooks_hasNoShape(String text) {
    assertThat(Shape.of(text)).isEmpty();
  }
}
