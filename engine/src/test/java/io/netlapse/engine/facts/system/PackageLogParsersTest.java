package io.netlapse.engine.facts.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * dpkg's lines in the shape of Debian 12's log; rpm's, dnf's and apk's in that of their sources.
 */
final class PackageLogParsersTest {

  private static final SectionParser DPKG = new DpkgLogParser();
  private static final SectionParser RPM = new RpmLogParser();
  private static final SectionParser DNF = new DnfLogParser();
  private static final SectionParser APK = new ApkLogParser();

  @Test
  void dpkg_changes_areFacts() {
    Parsed parsed =
        Parsed.by(
            DPKG,
            "grep -hE ' (install|upgrade|remove|purge) ' /var/log/dpkg.log.1 /var/log/dpkg.log |"
                + " tail -n 500",
            """
            2026-11-20 10:00:01 install kubelet:amd64 <none> 1.20.7-00
            2026-11-20 10:00:03 upgrade kubelet:amd64 1.20.7-00 1.21.2-00
            2026-11-20 10:00:03 status half-configured kubelet:amd64 1.20.7-00
            2026-11-20 10:00:09 remove ufw:all 0.36.2-1 <none>
            2026-11-20 10:00:12 purge ufw:all 0.36.2-1 <none>
            2026-11-20 25:00:12 purge ufw:all 0.36.2-1 <none>
            """);

    assertThat(parsed.facts())
        .containsExactly(
            "package-change action=install at=2026-11-20T10:00:01 log=dpkg package=kubelet"
                + " to=1.20.7-00",
            "package-change action=upgrade at=2026-11-20T10:00:03 from=1.20.7-00 log=dpkg"
                + " package=kubelet to=1.21.2-00",
            "package-change action=remove at=2026-11-20T10:00:09 from=0.36.2-1 log=dpkg"
                + " package=ufw",
            "package-change action=purge at=2026-11-20T10:00:12 from=0.36.2-1 log=dpkg"
                + " package=ufw");
    assertThat(parsed.unread())
        .containsExactly("2026-11-20 25:00:12 purge ufw:all 0.36.2-1 <none>");
  }

  @Test
  void rpm_everyLocaleWeKnow_isRead() {
    Parsed parsed =
        Parsed.by(
            RPM,
            "rpm -qa --last",
            """
            kubelet-1.21.2-0.x86_64                       Fri Nov 20 10:00:03 2026
            tzdata-2026b-1.el8.noarch                     Sun Nov  1 22:00:03 2026
            kernel-core-4.18.0-553.el8_10.x86_64          Fri 20 Nov 2026 10:00:03 PM UTC
            bash-5.1.8-9.el9.x86_64                       Thu 05 Nov 2026 12:15:00 AM CET
            gpg-pubkey-d4082792-5b32db75                  Fri Nov 20 10:00:03 2026
            gerrit-2.0-1.x86_64                           Fr 20 Nov 2026 10:00:03 CET
            """);

    assertThat(parsed.facts())
        .containsExactly(
            "package-change action=installed at=2026-11-20T10:00:03 log=rpm package=kubelet"
                + " to=1.21.2-0",
            "package-change action=installed at=2026-11-01T22:00:03 log=rpm package=tzdata"
                + " to=2026b-1.el8",
            "package-change action=installed at=2026-11-20T22:00:03Z log=rpm package=kernel-core"
                + " to=4.18.0-553.el8_10",
            "package-change action=installed at=2026-11-05T00:15:00 log=rpm package=bash"
                + " to=5.1.8-9.el9",
            "package-change action=installed at=2026-11-20T10:00:03 log=rpm package=gpg-pubkey"
                + " to=d4082792-5b32db75");
    assertThat(parsed.unread()).hasSize(1);
  }

  @Test
  void dnf_twoLinesOfOneChange_areOneFact() {
    Parsed parsed =
        Parsed.by(
            DNF,
            "grep -hE 'x' /var/log/dnf.rpm.log | tail -n 500",
            """
            2026-11-20T10:00:00+0000 INFO --- logging initialized ---
            2026-11-20T10:00:03+0000 SUBDEBUG Upgrade: kubelet-1.21.2-0.x86_64
            2026-11-20T10:00:04+0000 SUBDEBUG Installed: conntrack-tools-1.4.7-2.el8.x86_64
            2026-11-20T10:00:07+0000 SUBDEBUG Upgraded: kubelet-1.20.7-0.x86_64
            2026-11-20T11:00:07+0100 SUBDEBUG Downgrade: dbus-1:1.12.8-12.el8.x86_64
            2026-11-20T11:00:09+0100 SUBDEBUG Downgraded: dbus-1:1.12.8-18.el8.x86_64
            2026-11-20T10:30:00Z SUBDEBUG Erase: firewalld-0.9.3-13.el8.noarch
            2026-11-20T10:30:01Z SUBDEBUG Erased: firewalld-0.9.3-13.el8.noarch
            """);

    assertThat(parsed.facts())
        .containsExactly(
            "package-change action=upgrade at=2026-11-20T10:00:03Z from=1.20.7-0 log=dnf"
                + " package=kubelet to=1.21.2-0",
            "package-change action=install at=2026-11-20T10:00:04Z log=dnf package=conntrack-tools"
                + " to=1.4.7-2.el8",
            "package-change action=downgrade at=2026-11-20T10:00:07Z from=1:1.12.8-18.el8 log=dnf"
                + " package=dbus to=1:1.12.8-12.el8",
            "package-change action=remove at=2026-11-20T10:30:00Z from=0.9.3-13.el8 log=dnf"
                + " package=firewalld");
    assertThat(parsed.unread()).isEmpty();
  }

  @Test
  void apk_changes_haveTheTimeOfTheirRun() {
    Parsed parsed =
        Parsed.by(
            APK,
            "grep -hE '.' /var/log/apk.log | tail -n 500",
            """
            (2/2) Upgrading musl (1.2.4-r1 -> 1.2.4-r2)
            Running `apk upgrade` at 2026-11-20 10:00:03
            (1/2) Upgrading iproute2 (6.1.0-r2 -> 6.1.0-r3)
            (2/2) Installing ipvsadm (1.31-r3)
            Executing busybox-1.36.1-r0.trigger
            OK: 12 MiB in 31 packages
            Running `apk del ipvsadm` at 2026-11-20 10:05:03
            (1/1) Purging ipvsadm (1.31-r3)
            """);

    assertThat(parsed.facts())
        .containsExactly(
            "package-change action=upgrade at=2026-11-20T10:00:03 from=6.1.0-r2 log=apk"
                + " package=iproute2 to=6.1.0-r3",
            "package-change action=install at=2026-11-20T10:00:03 log=apk package=ipvsadm"
                + " to=1.31-r3",
            "package-change action=remove at=2026-11-20T10:05:03 from=1.31-r3 log=apk"
                + " package=ipvsadm");
    assertThat(parsed.unread()).containsExactly("(2/2) Upgrading musl (1.2.4-r1 -> 1.2.4-r2)");
  }

  @Test
  void apkPackages_listed_areFacts() {
    Parsed parsed =
        Parsed.by(
            new ApkPackagesParser(), "apk info -v", "musl-1.2.4-r2\niproute2-minimal-6.1.0-r3\n");

    assertThat(parsed.facts())
        .containsExactly(
            "package package=musl version=1.2.4-r2",
            "package package=iproute2-minimal version=6.1.0-r3");
  }

  @Test
  void scope_anyLog_neverDeniesWhatItForgot() {
    assertThat(DPKG.scope(Command.parse("cat /var/log/dpkg.log"))).isEqualTo(Scope.ONLY_SHOWN);
    assertThat(RPM.scope(Command.parse("rpm -qa --last"))).isEqualTo(Scope.ONLY_SHOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "grep -hE ' (install|upgrade) ' /var/log/dpkg.log.1 /var/log/dpkg.log | tail -n 500, dpkg-log",
    "tail /var/log/dpkg.log, dpkg-log",
    "rpm -qa --last, rpm-log",
    "rpm -qa --last | head -n 500, rpm-log",
    "cat /var/log/dnf.rpm.log, dnf-log",
    "cat /var/log/apk.log, apk-log",
    "rpm -qa, none",
    "cat /var/log/syslog, none"
  })
  void reads_command_isTheRightParsers(String command, String probe) {
    for (SectionParser parser : new SectionParser[] {DPKG, RPM, DNF, APK}) {
      assertThat(parser.reads(Command.parse(command)))
          .as(parser.probe() + " reads " + command)
          .isEqualTo(parser.probe().value().equals(probe));
    }
  }
}
