package io.netlapse.spi.bundle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.spi.snapshot.NodeClock;
import io.netlapse.spi.snapshot.SectionStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BundleReaderTest {

  @Test
  void header_isRead() throws BundleException {
    Bundle bundle = SampleBundle.read(SampleBundle.TEXT);

    assertThat(bundle.node()).isEqualTo("worker-1");
    assertThat(bundle.capturedAt()).isEqualTo(Instant.parse("2026-11-21T11:40:00.123Z"));
    assertThat(bundle.clock())
        .isEqualTo(
            new NodeClock(
                "6a5e0f0e-3c1b-4c39-9c38-2b8a3f9f4b11",
                Duration.ofMillis(1_234_560),
                ZoneOffset.ofHours(1)));
    assertThat(bundle.machineId()).isEqualTo("0123456789abcdef0123456789abcdef");
    assertThat(bundle.damage()).isEmpty();
  }

  @Test
  void sections_areReadInOrder() throws BundleException {
    List<BundleSection> sections = SampleBundle.read(SampleBundle.TEXT).sections();

    assertThat(sections)
        .extracting(section -> section.probe().value())
        .containsExactly("ip-rule", "odd", "ipvs");
    BundleSection rule = sections.getFirst();
    assertThat(rule.command().program()).isEqualTo("ip");
    assertThat(rule.begin()).isEqualTo(Duration.ofMillis(30));
    assertThat(rule.end()).isEqualTo(Duration.ofMillis(50));
    assertThat(rule.status()).isEqualTo(SectionStatus.OK);
    assertThat(rule.output().text()).isEqualTo("0:\tfrom all lookup local \n32766:\n");
    BundleSection ipvs = sections.getLast();
    assertThat(ipvs.exitStatus()).isEqualTo(127);
    assertThat(ipvs.error().text()).isEqualTo("not found\n");
  }

  @Test
  void sectionBytes_areKeptThoughTheyAreNoText() throws BundleException {
    BundleSection odd = SampleBundle.read(SampleBundle.TEXT).sections().get(1);

    assertThat(odd.output().toByteArray()).containsExactly(0, 0xFF, '\n', 'x', '\n');
    assertThat(odd.status()).isNull();
  }

  @Test
  void header_mayTellOnlyTheTime() throws BundleException {
    Bundle bundle =
        SampleBundle.read("netlapse-bundle 1\ncaptured-at: 2026-11-21T11:40:00Z\n\nend: 0\n");

    assertThat(bundle)
        .isEqualTo(
            new Bundle(
                null,
                Instant.parse("2026-11-21T11:40:00Z"),
                NodeClock.UNKNOWN,
                null,
                List.of(),
                List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "netlapse-bundle 1     | netlapse-bundle 2   | version 2, this reads 1",
        "netlapse-bundle 1     | netlapse-bundle     | Not a bundle: it begins with"
            + " 'netlapse-bundle'",
        "netlapse-bundle 1     | Linux worker-1      | Not a bundle: it begins with 'Linux"
            + " worker-1'",
        "captured-at: 2026-11  | taken-at: 2026-11   | no 'captured-at'",
        "2026-11-21T11:40      | 2026-11-21 11:40    | no RFC 3339 time",
        "2026-11-21            | 1970-01-01          | the clock was never set",
        "2026-11-21            | 9999-11-21          | clock was never set",
        "2026-11-21            | -0001-11-21         | clock was never set",
        "worker-1              | ../etc              | node name '../etc'",
        "output-bytes: 33      | output-bytes: -1    | not a count",
        "output-bytes: 33      | output-bytes: lots  | not a count",
        "output-bytes: 33      | output-bytes: 34    | section 'ip-rule', the bytes go on",
        "output-bytes: 33      | output-bytes: 32    | after section 1, neither 'section' nor"
            + " 'end'",
        "output-bytes: 33      | output-size: 33     | no 'output-bytes' line",
        "output-bytes: 33      | output-bytes: 99999999999 | a section may have",
        "exit: 0               | exit 0              | no header line 'name: value': 'exit 0'",
        "node: worker-1        | node: work\0er-1    | control character NULL",
        "node: worker-1        | node: \u00ff        | no UTF-8",
        "status: ok            | command: true       | tells 'command' a second time",
        "end: 3                | end: three          | 'end' is 'three', not a count",
      })
  void bundle_whoseFrameIsWrongIsRefused(String right, String wrong, String message) {
    String text = SampleBundle.TEXT.replaceFirst(Pattern.quote(right), wrong);

    assertThatThrownBy(() -> SampleBundle.read(text))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining(message);
  }

  @Test
  void lineEnds_ofWindowsAreRefusedByName() {
    String text = SampleBundle.TEXT.replaceFirst("worker-1\n", "worker-1\r\n");

    assertThatThrownBy(() -> SampleBundle.read(text))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("Send it as binary");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cksum: 3167476683 | cksum: 3167476684 | the bytes have the cksum 3167476683",
        "section: ip-rule  | section: IP_RULE  | the probe id is not",
        "command: ip rule  | cmd: ip rule      | no 'command' line",
        "exit: 0           | exit: 256         | 'exit' is '256'",
        "exit: 0           | exit: -1          | 'exit' is '-1'",
        "begin: 0.03       | begin: soon       | 'begin' is no number",
        "end: 0.05         | end: 0.02         | 'end' is no number of seconds from 'begin' on",
        "status: ok        | status: splendid  | the status 'splendid' is not known",
      })
  void section_thatIsWrongIsLeftOutAndTold(String right, String wrong, String message)
      throws BundleException {
    Bundle bundle = SampleBundle.read(SampleBundle.TEXT.replaceFirst(right, wrong));

    assertThat(bundle.sections())
        .extracting(section -> section.probe().value())
        .containsExactly("odd", "ipvs");
    assertThat(bundle.damage())
        .singleElement()
        .extracting(Damage::toString)
        .asString()
        .startsWith("byte ")
        .contains(", section '")
        .contains(message);
  }

  @ParameterizedTest
  @CsvSource({"utc-offset: +01:00, utc-offset: CET", "uptime-seconds: 1, uptime-seconds: a"})
  void clock_thatCannotBeReadIsLeftOutAndTold(String right, String wrong) throws BundleException {
    Bundle bundle = SampleBundle.read(SampleBundle.TEXT.replace(right, wrong));

    assertThat(bundle.sections()).hasSize(3);
    assertThat(bundle.damage())
        .singleElement()
        .extracting(Damage::what)
        .asString()
        .contains("left out");
  }

  @Test
  void command_twiceUnderOneProbeIsRefused() {
    String text =
        SampleBundle.TEXT
            .replace("section: odd", "section: ip-rule")
            .replace("cat /proc/odd", "ip rule show");

    assertThatThrownBy(() -> SampleBundle.read(text))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("Section ip-rule with the command 'ip rule show'")
        .hasMessageContaining("twice");
  }

  @Test
  void command_twiceUnderTwoProbesIsTaken() throws BundleException {
    Bundle bundle = SampleBundle.read(SampleBundle.TEXT.replace("cat /proc/odd", "ip rule show"));

    assertThat(bundle.sections()).hasSize(3);
  }

  @Test
  void end_thatCountsOtherwiseIsTold() throws BundleException {
    Bundle bundle = SampleBundle.read(SampleBundle.TEXT.replace("end: 3\n", "end: 4\n"));

    assertThat(bundle.damage())
        .singleElement()
        .extracting(Damage::what)
        .isEqualTo("the 'end' line tells of 4 sections, here are 3");
  }

  @Test
  void bytes_behindTheEndAreTold() throws BundleException {
    Bundle bundle = SampleBundle.read(SampleBundle.TEXT + "logout\n");

    assertThat(bundle.sections()).hasSize(3);
    assertThat(bundle.damage())
        .singleElement()
        .extracting(Damage::what)
        .asString()
        .contains("follows the 'end' line");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u001f\u008b\b\0"})
  void bytes_thatAreNoBundleAreRefused(String text) {
    assertThatThrownBy(() -> SampleBundle.read(text))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith("Not a bundle:");
  }

  @Test
  void truncation_atEveryByteYieldsWhatIsWhole() throws BundleException {
    Bundle whole = SampleBundle.read(SampleBundle.TEXT);
    int headerEnds = SampleBundle.TEXT.indexOf("\n\n") + 2;

    for (int length = 0; length < SampleBundle.TEXT.length(); length++) {
      String cut = SampleBundle.TEXT.substring(0, length);
      if (length < headerEnds) {
        assertThatThrownBy(() -> SampleBundle.read(cut)).isInstanceOf(BundleException.class);
        continue;
      }
      Bundle bundle = SampleBundle.read(cut);
      int kept = bundle.sections().size();
      assertThat(bundle.sections()).isEqualTo(whole.sections().subList(0, kept));
      assertThat(bundle.damage()).as("cut at %d", length).hasSize(1);
    }
  }

  @Test
  void flippedBytes_neverCrash() {
    for (int at = 0; at < SampleBundle.TEXT.length(); at++) {
      for (int bit = 0; bit < 8; bit++) {
        StringBuilder text = new StringBuilder(SampleBundle.TEXT);
        text.setCharAt(at, (char) (text.charAt(at) ^ (1 << bit)));
        try {
          assertThat(SampleBundle.read(text.toString()).sections()).hasSizeLessThanOrEqualTo(3);
        } catch (BundleException e) {
          assertThat(e).hasMessageMatching("(?s).*[.?]");
        }
      }
    }
  }

  @Test
  void limits_areKept() {
    assertRefused(new BundleLimits(200, 1_000, 1_000, 1_000), "longer than 200 bytes");
    assertRefused(new BundleLimits(1_000, 32, 1_000, 1_000), "a section may have 32");
    assertRefused(new BundleLimits(1_000, 1_000, 2, 1_000), "more than 2 sections");
    assertRefused(new BundleLimits(1_000, 1_000, 1_000, 30), "longer than 30 bytes");
  }

  @Test
  void count_thatClaimsMoreThanIsThereTakesNoMemoryForIt() throws BundleException {
    String text = SampleBundle.TEXT.replace("output-bytes: 33", "output-bytes: " + (1 << 30));
    BundleLimits wide = new BundleLimits(Long.MAX_VALUE / 2, Integer.MAX_VALUE, 1_000, 8_192);

    Bundle bundle = SampleBundle.read(text, wide);

    assertThat(bundle.sections()).isEmpty();
    assertThat(bundle.damage()).hasSize(1);
  }

  @Test
  void stream_thatBreaksIsNoDamageButAnError() {
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(SampleBundle.TEXT.substring(0, 500).getBytes(ISO_8859_1)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("connection reset");
              }

              @Override
              public int read(byte[] into, int at, int length) throws IOException {
                return read();
              }
            });

    assertThatThrownBy(() -> new BundleReader(BundleLimits.DEFAULT).read(broken))
        .isInstanceOf(IOException.class)
        .hasMessage("connection reset");
  }

  @Test
  void command_isReadAsUtf8() throws BundleException {
    String command = new String("echo caf\u00e9".getBytes(UTF_8), ISO_8859_1);
    Bundle bundle = SampleBundle.read(SampleBundle.TEXT.replace("ip rule show", command));

    assertThat(bundle.sections().getFirst().command().text()).isEqualTo("echo caf\u00e9");
  }

  private static void assertRefused(BundleLimits limits, String message) {
    assertThatThrownBy(() -> SampleBundle.read(SampleBundle.TEXT, limits))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining(message);
  }
}
