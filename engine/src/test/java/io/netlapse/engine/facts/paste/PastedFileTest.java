package io.netlapse.engine.facts.paste;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.snapshot.Command;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands in a file whose command somebody told. */
final class PastedFileTest {

  private static List<String> told(String text, String command) {
    return PastedFile.of(text, Command.parse(command)).stream()
        .map(
            piece ->
                "%s|%s|%s"
                    .formatted(
                        piece.led() ? piece.host() : "",
                        piece.command(),
                        piece.output().of(text).strip().replace("\n", "/")))
        .toList();
  }

  @Test
  void outputAlone_isWhatTheCommandPrinted() {
    assertThat(told("default via 10.1.0.1 dev eth0\n", "ip route"))
        .containsExactly("|ip route|default via 10.1.0.1 dev eth0");
  }

  @Test
  void promptsInAFile_holdBeforeWhatWasTold() {
    String text =
        """
        # sysctl net.ipv4.ip_forward
        net.ipv4.ip_forward = 1
        # cat /etc/resolv.conf
        nameserver 10.1.0.53
        """;

    assertThat(told(text, "sysctl net.ipv4.ip_forward; cat /etc/resolv.conf (prompts kept)"))
        .containsExactly(
            "|sysctl net.ipv4.ip_forward|net.ipv4.ip_forward = 1",
            "|cat /etc/resolv.conf|nameserver 10.1.0.53");
  }

  @Test
  void whatStandsBeforeTheFirstPrompt_isOfTheCommandThatWasTold() {
    String text = "default via 10.1.0.1 dev eth0\nroot@n1:~# ip rule\n0:\tfrom all lookup local\n";

    assertThat(told(text, "ip route"))
        .containsExactly(
            "|ip route|default via 10.1.0.1 dev eth0", "|ip rule|0:\tfrom all lookup local");
  }

  @Test
  void remarkInAConfigurationFile_isNoPrompt() {
    String text = "# sysctl settings are read from here\nnet.ipv4.ip_forward = 1\n";

    assertThat(told(text, "cat /etc/sysctl.conf")).hasSize(1);
  }

  @Test
  void loopThatWasTold_splitsByTheNamesItPrints() {
    String text = ">>> n1\n0:\tfrom all lookup local\n>>> n2\n9:\tfrom all lookup 9\n";
    String loop = "for n in n1 n2; do echo \">>> ${n}\"; ssh root@${n} \"ip rule\"; done";

    assertThat(told(text, loop))
        .containsExactly(
            "n1|ip rule|0:\tfrom all lookup local", "n2|ip rule|9:\tfrom all lookup 9");
  }

  @Test
  void carrierThatWasTold_isTakenAway() {
    assertThat(told("default via 10.1.0.1 dev eth0\n", "ssh n2 ip route"))
        .containsExactly("n2|ip route|default via 10.1.0.1 dev eth0");
  }
}
