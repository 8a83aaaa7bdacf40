package io.netlapse.spi.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples of IPv6 are those of RFC 4291 section 2.2 and RFC 5952 sections 1 to 5. */
final class IpAddressTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.1",
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "::, ::",
    "::1, ::1",
    "2001:DB8:0:0:8:800:200C:417A, 2001:db8::8:800:200c:417a",
    "FF01:0:0:0:0:0:0:101, ff01::101",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:0db8:0000:0000:0001:0000:0000:0001, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:db8::1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "fe80::, fe80::",
    "::ffff:192.0.2.1, ::ffff:192.0.2.1",
    "::FFFF:c000:0201, ::ffff:192.0.2.1",
    "64:ff9b::192.0.2.33, 64:ff9b::c000:221",
  })
  void text_isCanonical(String written, String canonical) {
    assertThat(IpAddress.parse(written)).map(IpAddress::text).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "default",
        "10.0.0",
        "10.0.0.0.1",
        "10.0.0.256",
        "10.0.0.01",
        "10.0.0.1 ",
        "10..0.1",
        "10.0.0.1/8",
        ":",
        ":::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "1:2:3:4:5:6:7:8::",
        "::1:2:3:4:5:6:7:8",
        "12345::",
        "fe80::1%eth0",
        "g::",
        "::10.0.0.256",
        "1:2:3:4:5:6:7:1.2.3.4",
        "٣.0.0.1"
      })
  void anyOtherText_isNoAddress(String text) {
    assertThat(IpAddress.parse(text)).isEmpty();
  }

  @Test
  void text_parsesBackToTheSameAddress() {
    Random random = new Random(5952);
    for (int i = 0; i < 20_000; i++) {
      // Groups left out at random, so that runs of zeros of every length and place come up.
      IpAddress address =
          new IpAddress(
              IpFamily.INET6,
              random.nextLong() & groups(random),
              random.nextLong() & groups(random));
      assertThat(IpAddress.parse(address.text())).contains(address);
    }
  }

  /** Some of the four groups of 16 bits, all set. */
  private static long groups(Random random) {
    long groups = 0;
    for (int i = 0; i < 4; i++) {
      groups = groups << 16 | (random.nextBoolean() ? 0xffff : 0);
    }
    return groups;
  }

  @Test
  void order_isOfFamilyThenOfNumber() {
    assertThat(
            Stream.of("ffff::", "10.0.0.2", "::1", "9.0.0.1", "200.0.0.1")
                .map(text -> IpAddress.parse(text).orElseThrow())
                .sorted()
                .map(IpAddress::text))
        .containsExactly("9.0.0.1", "10.0.0.2", "200.0.0.1", "::1", "ffff::");
  }
}
