package io.netlapse.engine.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.SectionStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The messages are those of the tools themselves, word for word. */
final class SectionStatusReaderTest {

  @ParameterizedTest(name = "{1} {2} {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ok          |   0 | default via 10.0.0.1 dev eth0                |
          empty       |   0 | ``                                           |
          empty       |   0 | [ ]                                          |
          empty       |   2 | ``                 | Error: ipv4: FIB table does not exist.;Dump terminated
          empty       |   2 | [                  | Error: ipv4: FIB table does not exist.;Dump terminated
          empty       |   0 | Error: ipv4: FIB table does not exist.;Dump terminated |
          ok          |   2 | fe80::/64 dev eth0 proto kernel metric 256 | Error: ipv4: FIB table does not exist.;Dump terminated
          empty       |   1 | ``                 | Device "kube-ipvs0" does not exist.
          empty       |   1 | ``                 | Cannot find device "kube-ipvs0"
          empty       |   1 | ``                 | ipset v7.17: The set with the given name does not exist
          empty       |   4 | ``                 | Unit kubelet.service could not be found.
          empty       |   1 | ``                 | cat: /proc/net/ip_vs: No such file or directory
          empty       | 255 | ``                 | Can't initialize ipvs: Protocol not available
          empty       |   1 | ``                 | iptables: No chain/target/match by that name.
          empty       |   3 | ``                 | No such service
          empty       |   1 | ``                 | Error from server (NotFound): nodes "worker-9" not found
          empty       |   0 | ``                 | No resources found in default namespace.
          truncated   |   0 | 10.0.0.0/8 dev eth0 | Dump was interrupted and may be inconsistent.
          truncated   |   1 | ``                 | netlink receive error No buffer space available (105)
          denied      |   4 | ``                 | iptables-save v1.8.9 (nf_tables): Could not fetch rule set generation id: Permission denied (you must be root)
          denied      |   1 | ``                 | Operation not permitted (you must be root)
          unsupported | 255 | ``                 | Option "-j" is unknown, try "ip -help".
          unsupported |   1 | ``                 | BusyBox v1.35.0 (Debian 1:1.35.0-4) multi-call binary.
          unsupported | 127 | ``                 | sh: 1: ipvsadm: not found
          unsupported | 126 | ``                 | sh: 1: /sbin/ip: Permission denied
          timeout     | 124 | -A KUBE-SERVICES   |
          failed      |   1 | ``                 | segmentation fault
          failed      |   1 | half of an output  | something else went wrong
          """)
  void status_ofWhatACommandLeft(String status, int exitStatus, String output, String error) {
    SectionStatus seen =
        SectionStatusReader.read(null, exitStatus, content(output), content(error));

    assertThat(seen.word()).isEqualTo(status);
  }

  @ParameterizedTest(name = "{1} {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ok     | 3 | systemctl status kubelet           | Active: inactive (dead)
          ok     | 3 | systemctl is-active kubelet        | inactive
          ok     | 4 | systemctl is-active kubelet nosuch | inactive;inactive
          ok     | 1 | systemctl is-enabled kubelet       | disabled
          empty  | 4 | systemctl status nosuch            | Unit nosuch.service could not be found.
          failed | 1 | systemctl status kubelet           | something went wrong
          failed | 3 | systemctl restart kubelet          | something went wrong
          failed | 3 | systemctl is-active kubelet        | ``
          ok     | 1 | diff a.txt b.txt                   | 2c2
          failed | 2 | diff a.txt b.txt                   | something went wrong
          empty  | 1 | grep x /etc/hosts                  | ``
          """)
  void exitStatus_thatAnswers_isNoFailure(
      String status, int exitStatus, String command, String output) {
    SectionStatus seen =
        SectionStatusReader.read(
            null, Command.parse(command), exitStatus, content(output), Content.NONE);

    assertThat(seen.word()).isEqualTo(status);
  }

  @Test
  void status_toldAsTimeoutOrTruncated_holds() {
    Content output = Content.of("default via 10.0.0.1 dev eth0\n");

    assertThat(SectionStatusReader.read(SectionStatus.TIMEOUT, 0, output, Content.NONE))
        .isEqualTo(SectionStatus.TIMEOUT);
    assertThat(SectionStatusReader.read(SectionStatus.TRUNCATED, 0, output, Content.NONE))
        .isEqualTo(SectionStatus.TRUNCATED);
  }

  @Test
  void status_toldAsDenied_isNotMadeOutToBeAnObservation() {
    assertThat(SectionStatusReader.read(SectionStatus.DENIED, 0, Content.NONE, Content.NONE))
        .isEqualTo(SectionStatus.DENIED);
  }

  @Test
  void message_deepInALongOutput_isNoMessage() {
    Content output = Content.of("a\n-m comment --comment \"permission denied\"\nb\nc\nd\n");

    assertThat(SectionStatusReader.read(null, 0, output, Content.NONE)).isEqualTo(SectionStatus.OK);
  }

  @Test
  void tableInOneLongLine_isNoMessage_whateverItHolds() {
    Content output = Content.of("[" + "{\"comment\":\"permission denied\"},".repeat(50) + "]\n");

    assertThat(SectionStatusReader.read(null, 0, output, Content.NONE)).isEqualTo(SectionStatus.OK);
  }

  private static Content content(@Nullable String text) {
    return Content.of(text == null ? "" : text.replace(';', '\n'));
  }
}
