package io.netlapse.engine.facts.paste;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Terminals that a page ran into single lines. */
final class FoldedLinesTest {

  @Test
  void promptsCommandsAndRecords_getLinesOfTheirOwn() {
    assertThat(
            lines(
                "[root@a ~]# ip neigh show dev flannel.1 ###one 10.0.1.0 lladdr"
                    + " 76:50:75:23:dd:f8 PERMANENT [root@b net.d]## route -n ----fine Kernel IP"
                    + " routing table Destination Gateway Genmask Flags Metric Ref Use Iface"
                    + " 10.0.1.0 0.0.0.0 255.255.255.0 U 0 0 0 cni0"))
        .containsExactly(
            "[root@a ~]# ip neigh show dev flannel.1 ###one",
            "10.0.1.0 lladdr 76:50:75:23:dd:f8 PERMANENT",
            "[root@b net.d]## route -n ----fine",
            "Kernel IP routing table",
            "Destination Gateway Genmask Flags Metric Ref Use Iface",
            "10.0.1.0 0.0.0.0 255.255.255.0 U 0 0 0 cni0");
  }

  @Test
  void secondCommandBehindASign_isACommandWhereItPrinted() {
    assertThat(
            lines(
                "# lsmod Module Size Used by ipip 13465 0 # kubectl logs x I1028 01:59:01.891322"
                    + " 1 main.go:1] a E1028 01:59:02.997781 1 main.go:2] b"))
        .containsExactly(
            "# lsmod",
            "Module Size Used by",
            "ipip 13465 0",
            "# kubectl logs x",
            "I1028 01:59:01.891322 1 main.go:1] a",
            "E1028 01:59:02.997781 1 main.go:2] b");
  }

  @Test
  void dotsBeforeARecord_getALineOfTheirOwn() {
    assertThat(
            lines(
                "# route -n Kernel IP routing table Destination Gateway Genmask Flags Metric Ref"
                    + " Use Iface ..10.0.2.0 0.0.0.0 255.255.255.192 U 0 0 0 *"))
        .endsWith("\u2026", "10.0.2.0 0.0.0.0 255.255.255.192 U 0 0 0 *");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# ip route add 192.0.2.0/24 via 198.51.100.1 dev eth0 proto static",
        "# ip route show 192.0.2.0/24 dev eth0",
        "root@a:~# ip route get 192.0.2.7 from 198.51.100.2 iif eth0",
        "# iptables -t nat -A KUBE-X -p tcp -d 192.0.2.7 -j DNAT --to-destination 10.0.0.1:80",
        "$ kubectl get pods -o wide",
        "10.0.1.0 0.0.0.0 255.255.255.0 U 0 0 0 cni0 # route -n shows it",
        "ssh root@a:~ nothing"
      })
  void lineThatIsOne_staysAsItIs(String line) {
    assertThat(FoldedLines.unfold(line)).isEqualTo(line);
  }

  @Test
  void places_stay() {
    String folded = "x [root@a ~]# route -n Kernel IP routing table";
    assertThat(FoldedLines.unfold(folded))
        .hasSameSizeAs(folded)
        .isEqualTo("x\n[root@a ~]# route -n\nKernel IP routing table");
  }

  private static List<String> lines(String folded) {
    return FoldedLines.unfold(folded).lines().toList();
  }
}
