package io.netlapse.engine.facts.paste;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a terminal's text is made of. */
final class TranscriptTest {

  private static final String OUTPUT = "default via 10.1.0.254 dev eth0";

  private static List<String> told(String text) {
    return Transcript.of(text).stream()
        .map(
            piece ->
                "%s|%s|%s|%s"
                    .formatted(
                        piece.host() == null ? "" : piece.host(),
                        piece.inside() == null ? "" : piece.inside(),
                        piece.command(),
                        piece.output().of(text).replace("\n", "/")))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          root@node1:~# ip route          | node1 | ip route
          [root@node1 ~]# ip route        | node1 | ip route
          root@node1 ~ # ip route         | node1 | ip route
          user@node1:/etc/cni$ ip route   | node1 | ip route
          user@node1 % ip route           | node1 | ip route
          user@node-1.example> ip route   | node-1.example | ip route
          node1> ip route                 | node1 | ip route
          node1:~# ip route               | node1 | ip route
          [node1]# ip route               | node1 | ip route
          $ ip route                      | `` | ip route
          # ip route                      | `` | ip route
          % ip route                      | `` | ip route
          / # ip route                    | `` | ip route
          bash-5.1# ip route              | `` | ip route
          ❯ ip route                      | `` | ip route
          $ sudo ip route                 | `` | sudo ip route
          $ ssh node2 ip route            | node2 | ip route
          $ ssh -p 22 root@node2 'ip route' | node2 | ip route
          user@jump:~$ ssh node2 ip route | node2 | ip route
          ip route                        | `` | ip route
          """)
  void prompt_tellsHostAndCommand(String line, String host, String command) {
    assertThat(told(line + "\n" + OUTPUT + "\n"))
        .containsExactly(host + "||" + command + "|" + OUTPUT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          $ kubectl exec -it -n net pod-1 -- ip route       | pod pod-1
          $ kubectl -n net exec pod-1 -c main -- ip route   | pod pod-1
          $ kubectl exec pod-1 ip route                     | pod pod-1
          $ kubectl exec pod-1 -- sh -c 'ip route'          | pod pod-1
          $ docker exec -it c1 ip route                     | container c1
          # nsenter -t 4711 -n ip route                     | pid 4711
          # nsenter --net --target 4711 ip route            | pid 4711
          # ip netns exec blue ip route                     | netns blue
          $ crictl exec -it 1a2b3c ip route                 | container 1a2b3c
          $ docker run --rm -it nicolaka/netshoot ip route  | container nicolaka/netshoot
          $ for h in n1 n2; do ssh root@$h ip route; done   | several nodes
          """)
  void commandInAnotherNamespace_saysSo(String line, String inside) {
    assertThat(told(line + "\n" + OUTPUT + "\n"))
        .containsExactly("|" + inside + "|ip route|" + OUTPUT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $ kubectl debug node/n1 -it --image=busybox -- chroot /host ip route | n1
          $ oc debug node/n1 -- chroot /host ip route                          | n1
          $ docker exec kind-worker2 ip route                                  | kind-worker2
          $ docker run --rm --net=host nicolaka/netshoot ip route              | ``
          $ chroot /host ip route                                              | ``
          $ kubectl exec agent-1 -- nsenter -t 1 -n ip route                   | ``
          """)
  void commandThatLeadsToTheNodeItself_saysWhichIfItIsTold(String line, String host) {
    assertThat(told(line + "\n" + OUTPUT + "\n")).containsExactly(host + "||ip route|" + OUTPUT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kubectl exec -n kube-system kube-proxy-x1 -- ip route       | true
          kubectl exec -n kube-system calico-node-x1 -- birdcl show p | true
          kubectl debug node/n1 -- ip route                           | true
          kubectl debug node/n1 -- cat /etc/resolv.conf               | false
          kubectl exec -n kube-system kube-proxy-x1 -- cat /etc/hosts | false
          kubectl exec web-1 -- ip route                              | false
          docker exec web ip route                                    | false
          nsenter -t 99 -n ip route                                   | false
          """)
  void podOfTheHostNetwork_showsItsNode(String command, boolean ofNode) {
    assertThat(LedCommand.of(command).isOfNode()).isEqualTo(ofNode);
  }

  @Test
  void podOfAnyNode_isNotTheNodeOfThePrompt() {
    assertThat(told("user@cp-1:~$ kubectl exec kube-proxy-x1 -- ip route\n" + OUTPUT))
        .containsExactly("|pod kube-proxy-x1|ip route|" + OUTPUT);
  }

  @Test
  void imageThatIsATool_takesItsOptions() {
    assertThat(
            LedCommand.of("docker run --net=host --rm example/conntrack:1.4 -L | grep udp").text())
        .isEqualTo("conntrack -L | cat");
  }

  @Test
  void nsenterOfTheFirstProcess_isTheNodeItself() {
    assertThat(told("# nsenter -t 1 -n ip route\n" + OUTPUT))
        .containsExactly("||ip route|" + OUTPUT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# Generated by iptables-save v1.8.7",
        "# after ping to pod IP, add more record",
        "-A KUBE-SERVICES -m comment --comment \"a # b\" -j X",
        "  -> 10.1.0.11:6443               Masq    1      3          0",
        "10.244.1.0/24 via 10.1.0.9 dev eth0 #<--- these",
        "2: eth0: <BROADCAST,UP> mtu 1500",
        "cpu 5% idle"
      })
  void lineOfAnOutput_isNoPrompt(String line) {
    assertThat(told("$ ip route\n" + line)).containsExactly("||ip route|" + line.stripTrailing());
  }

  @Test
  void severalCommands_eachHaveTheirOutput() {
    String text =
        """
        root@node1:~# ip route
        default via 10.1.0.254 dev eth0
        10.244.0.0/24 dev cni0
        root@node1:~# ip rule | grep 32766
        32766:	from all lookup main
        root@node2:~# true
        root@node2:~#
        """;

    assertThat(told(text))
        .containsExactly(
            "node1||ip route|default via 10.1.0.254 dev eth0/10.244.0.0/24 dev cni0",
            "node1||ip rule | grep 32766|32766:	from all lookup main",
            "node2||true|");
  }

  @Test
  void proseBetween_endsOutputs_andACommandMayStandAlone() {
    String text =
        """
        root@node1:~# ip rule
        32766:	from all lookup main

        ありがとう

        ip route
        default via 10.1.0.254 dev eth0

        ip route is what I looked at.

        10.244.0.0/24 dev cni0
        """;

    assertThat(told(text))
        .containsExactly(
            "node1||ip rule|32766:	from all lookup main",
            "node1|||ありがとう",
            "node1||ip route|default via 10.1.0.254 dev eth0//ip route is what I looked"
                + " at.//10.244.0.0/24 dev cni0");
  }

  @Test
  void bracketsWithoutSign_areAPrompt() {
    assertThat(told("[root@node1 ~]\n" + OUTPUT)).containsExactly("node1|||" + OUTPUT);
  }

  @Test
  void commandOverSeveralLines_isOne() {
    assertThat(told("$ ip route \\\n    show table all\n" + OUTPUT))
        .containsExactly("||ip route  show table all|" + OUTPUT);
  }

  @Test
  void fences_encloseWhatCounts() {
    String text =
        """
        The route is missing, see:

        ```bash
        $ ip route
        default via 10.1.0.254 dev eth0
        ```
        and on the other node $ ip route says
        ```
        10.244.0.0/24 dev cni0
        ```
        Any idea?
        """;

    assertThat(told(text))
        .containsExactly("||ip route|default via 10.1.0.254 dev eth0", "|||10.244.0.0/24 dev cni0");
  }

  @Test
  void loopOverNodes_isSplitByTheNamesItPrints() {
    String text =
        """
        $ for n in a b; do echo ">>> ${n}"; ssh root@${n} "ipvsadm -ln"; done
        >>> 10.1.0.11
        TCP  10.96.0.1:443 rr
        >>> 10.1.0.12
        TCP  10.96.0.1:443 rr
          -> 10.1.0.11:6443 Masq 1 0 0
        """;

    assertThat(told(text))
        .containsExactly(
            "10.1.0.11||ipvsadm -ln|TCP  10.96.0.1:443 rr",
            "10.1.0.12||ipvsadm -ln|TCP  10.96.0.1:443 rr/  -> 10.1.0.11:6443 Masq 1 0 0");
  }

  @Test
  void outputAlone_isAPieceWithoutCommand() {
    assertThat(told("\n" + OUTPUT + "\n\n")).containsExactly("|||" + OUTPUT);
    assertThat(Transcript.of(" \n\n")).isEmpty();
  }

  @Test
  void pipeBehindAnotherNodesCommand_filtersItsOutput() {
    assertThat(told("$ ssh node2 ip route | grep cni\n" + OUTPUT))
        .containsExactly("node2||ip route | cat|" + OUTPUT);
  }
}
