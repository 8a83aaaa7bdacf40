package io.netlapse.engine.facts.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** timedatectl(1), chronyc(1), ntpq(8), and what holds for a moment only. */
final class ClockParsersTest {

  private static final SectionParser TIMEDATECTL = new TimedatectlParser();
  private static final SectionParser CHRONY = new ChronycTrackingParser();
  private static final SectionParser NTPQ = new NtpqPeersParser();

  private static final String CHRONY_TRACKING =
      """
      Reference ID    : A9FEA97B (169.254.169.123)
      Stratum         : 4
      Ref time (UTC)  : Fri Nov 27 22:46:39 2026
      System time     : 0.000012345 seconds fast of NTP time
      Last offset     : +0.000004321 seconds
      RMS offset      : 0.000010000 seconds
      Frequency       : 12.345 ppm slow
      Residual freq   : +0.001 ppm
      Skew            : 0.020 ppm
      Root delay      : 0.000512345 seconds
      Root dispersion : 0.000212345 seconds
      Update interval : 16.1 seconds
      Leap status     : Normal
      """;

  private static final String PEERS =
      """
           remote           refid      st t when poll reach   delay   offset  jitter
      ==============================================================================
       0.pool.ntp.org  .POOL.          16 p    -   64    0    0.000    0.000   0.000
      *203.0.113.15    .GPS.            1 u   33   64  377    0.312    0.021   0.015
      +203.0.113.16    203.0.113.15     2 u   12   64  377    0.412    0.121   0.025
      """;

  @Test
  void timedatectl_ofEveryAge_givesEqualFacts() {
    String now =
        """
                       Local time: Fri 2026-11-27 22:46:39 UTC
                   Universal time: Fri 2026-11-27 22:46:39 UTC
                         RTC time: Fri 2026-11-27 22:46:39
                        Time zone: Etc/UTC (UTC, +0000)
        System clock synchronized: yes
                      NTP service: active
                  RTC in local TZ: no
        """;
    String centos7 =
        """
              Local time: Fri 2020-11-27 22:46:39 UTC
          Universal time: Fri 2020-11-27 22:46:39 UTC
                RTC time: Fri 2020-11-27 22:46:39
               Time zone: Etc/UTC (UTC, +0000)
             NTP enabled: yes
        NTP synchronized: yes
         RTC in local TZ: no
              DST active: n/a
        """;
    String shown =
        """
        Timezone=Etc/UTC
        LocalRTC=no
        CanNTP=yes
        NTP=yes
        NTPSynchronized=yes
        TimeUSec=Fri 2026-11-27 22:46:39 UTC
        RTCTimeUSec=Fri 2026-11-27 22:46:39 UTC
        """;

    Parsed parsed = Parsed.by(TIMEDATECTL, "timedatectl", now);

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts())
        .containsExactly(
            "clock-setting name=time-zone value=Etc/UTC",
            "clock-synchronised synchronised=true witness=kernel",
            "clock-setting name=ntp-service value=active",
            "clock-setting name=rtc-in-local-zone value=no");
    assertThat(Parsed.by(TIMEDATECTL, "timedatectl status", centos7).unread()).isEmpty();
    assertThat(Parsed.by(TIMEDATECTL, "timedatectl status", centos7).facts())
        .containsExactlyInAnyOrderElementsOf(parsed.facts());
    assertThat(Parsed.by(TIMEDATECTL, "timedatectl show", shown).facts())
        .containsExactlyInAnyOrderElementsOf(parsed.facts());
  }

  @Test
  void chrony_tellsSourceAndNoOffsets() {
    Parsed parsed = Parsed.by(CHRONY, "chronyc tracking", CHRONY_TRACKING);

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts())
        .containsExactly(
            "clock-source source=169.254.169.123 witness=chrony",
            "clock-synchronised synchronised=true witness=chrony");
  }

  @Test
  void chrony_withoutASource_isNotSynchronised() {
    String text = "Reference ID    : 00000000 ()\nLeap status     : Not synchronised\n";

    assertThat(Parsed.by(CHRONY, "chronyc -n tracking", text).facts())
        .containsExactly("clock-synchronised synchronised=false witness=chrony");
  }

  @Test
  void ntpq_tellsThePeerThatIsFollowed() {
    Parsed parsed = Parsed.by(NTPQ, "ntpq -pn", PEERS);

    assertThat(parsed.unread()).isEmpty();
    assertThat(parsed.facts())
        .containsExactly(
            "clock-source source=203.0.113.15 witness=ntp",
            "clock-synchronised synchronised=true witness=ntp");
  }

  @Test
  void ntpq_withoutAStar_isNotSynchronised() {
    assertThat(Parsed.by(NTPQ, "ntpq -pn", PEERS.replace("*203", " 203")).facts())
        .containsExactly("clock-synchronised synchronised=false witness=ntp");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " 22:46:38 up 3 days,  2:01,  1 user,  load average: 0.53, 0.13, 0.04",
        " 22:46:38 up 0 min,  0 user,  load average: 0.53, 0.13, 0.04",
        "Fri Nov 27 22:46:39 UTC 2026",
        "Fri, 27 Nov 2026 22:46:39 +0000",
        "Fri 27 Nov 2026 10:46:39 PM CET",
        "2026-11-27T22:46:39Z",
        "2026-11-27T22:46:39+01:00",
        "1795819599",
        "              total        used        free      shared  buff/cache   available",
        "Mem:         488628       30852      437076          12       29424      457776",
        "Mem:          7.6Gi       1.2Gi       4.1Gi"
      })
  void moments_areUnderstoodAndSayNoFact(String line) {
    assertThat(Parsed.by(new MomentParser(), "date", line + "\n"))
        .isEqualTo(new Parsed(List.of(), List.of()));
  }

  @Test
  void otherCommands_areNotRead() {
    assertThat(CHRONY.reads(Command.parse("chronyc sources"))).isFalse();
    assertThat(TIMEDATECTL.reads(Command.parse("timedatectl set-ntp true"))).isFalse();
    assertThat(NTPQ.reads(Command.parse("ntpq -c rv"))).isFalse();
  }
}
