package io.netlapse.engine.facts.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.snapshot.Command;
import org.junit.jupiter.api.Test;

final class NodeIdentityParsersTest {

  @Test
  void bootId_uuid_isFact() {
    Parsed parsed =
        Parsed.by(
            new BootIdParser(),
            "cat /proc/sys/kernel/random/boot_id",
            "0b7d2c3e-6f0e-4c5c-9d0e-2f5f1c7a9b10\n");

    assertThat(parsed.facts())
        .containsExactly("boot id=0b7d2c3e-6f0e-4c5c-9d0e-2f5f1c7a9b10 of=node");
  }

  @Test
  void bootTime_wobblesWithTheClock_soIsNoFact() {
    BootTimeParser parser = new BootTimeParser();

    Parsed parsed = Parsed.by(parser, "grep btime /proc/stat", "btime 1763714400\n");

    assertThat(parser.reads(Command.parse("grep btime /proc/stat"))).isTrue();
    assertThat(parsed.facts()).isEmpty();
    assertThat(parsed.unread()).isEmpty();
  }

  @Test
  void machineId_hexadecimal_isFact() {
    Parsed parsed =
        Parsed.by(
            new MachineIdParser(), "cat /etc/machine-id", "5e1f0c8f3b7f4f0d9a4c1b2d3e4f5a6b\n");

    assertThat(parsed.facts())
        .containsExactly("machine id=5e1f0c8f3b7f4f0d9a4c1b2d3e4f5a6b of=node");
  }

  @Test
  void hostname_ofUname_isFact() {
    Parsed parsed = Parsed.by(new HostnameParser(), "uname -n", "worker-1.example\n");

    assertThat(parsed.facts()).containsExactly("hostname name=worker-1.example of=node");
  }

  @Test
  void osRelease_assignments_areOneFact() {
    Parsed parsed =
        Parsed.by(
            new OsReleaseParser(),
            "cat /etc/os-release",
            """
            # from the package base-files
            PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
            NAME="Debian GNU/Linux"
            VERSION_ID="12"
            ID=debian
            HOME_URL="https://www.debian.org/"
            what is this
            """);

    assertThat(parsed.facts())
        .containsExactly(
            "os name=debian of=node pretty=\"Debian GNU/Linux 12 (bookworm)\" version=12");
    assertThat(parsed.unread()).containsExactly("what is this");
  }

  @Test
  void processes_severalOfAName_oldestCounts() {
    Parsed parsed =
        Parsed.by(
            new ProcessesParser(),
            "capture --only processes",
            """
            # clock-ticks-per-second 250
            1200 kube-proxy 1052 kube-proxy --config=/var/lib/kube-proxy/config.conf
            812 kubelet 1303 /usr/bin/kubelet --kubeconfig=***
            990 bird 5001 bird -R -s /var/run/calico/bird.ctl
            980 bird 5000 bird -R -s /var/run/calico/bird.ctl
            a line of something else
            """);

    assertThat(parsed.facts())
        .containsExactly(
            "process-start process=kube-proxy started=4.20",
            "process-flag flag=config process=kube-proxy value=/var/lib/kube-proxy/config.conf",
            "process-start process=kubelet started=5.21",
            "process-start process=bird started=20.00",
            "process-flag flag=R process=bird value=true",
            "process-flag flag=s process=bird value=/var/run/calico/bird.ctl");
    assertThat(parsed.unread()).containsExactly("a line of something else");
  }

  @Test
  void processes_otherProcessIds_areNoChange() {
    ProcessesParser parser = new ProcessesParser();
    String before = "812 kubelet 1303 kubelet -v 2\n";

    assertThat(Parsed.by(parser, "capture --only processes", "90" + before))
        .isEqualTo(Parsed.by(parser, "capture --only processes", before));
  }
}
