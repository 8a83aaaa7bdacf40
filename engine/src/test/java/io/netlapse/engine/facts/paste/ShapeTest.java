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
          {"apiVersion":"v1","items":[],"kind":"List"} | kubectl-get | kubectl get all -o yaml | PART
          apiVersion: v1\\nitems:\\n- apiVersion: v1\\n  kind: Node | kubectl-get | kubectl get all -o yaml | PART
          apiVersion: projectcalico.org/v3\\nkind: IPPool | calicoctl-get | calicoctl get nodes -o yaml | PART
          apiVersion: kubelet.config.k8s.io/v1beta1\\nkind: KubeletConfiguration | kubelet-config | cat /var/lib/kubelet/config.yaml | PART
          NAMESPACE NAME ENDPOINTS AGE | kubectl-get | kubectl get endpoints | PART
          -P INPUT ACCEPT\\n-P FORWARD DROP | iptables-rules | iptables -S | PART
          -P PREROUTING ACCEPT\\n-P INPUT ACCEPT\\n-P OUTPUT ACCEPT\\n-P POSTROUTING ACCEPT | iptables-rules | iptables -t nat -S | PART
          IPVS connection entries\\npro expire state source virtual destination | ipvsadm-connections | ipvsadm -Lnc | PART
          tcp 6 117 SYN_SENT src=10.0.0.1 dst=10.0.0.2 sport=1 dport=2 | conntrack-list | conntrack -L | PART
          Linux node-1 5.15.0-86-generic #96-Ubuntu SMP x86_64 GNU/Linux | uname | uname -a | PART
          [   12.345678] IPVS: rr: no destination available | kernel-log | dmesg | PART
          eth0             UP             10.0.0.2/24 | ip-address | ip -br address show | PART
          FLANNEL_NETWORK=10.244.0.0/16\\nFLANNEL_SUBNET=10.244.1.1/24 | flannel-config | cat /run/flannel/subnet.env | PART
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
