package io.netlapse.spi.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IpPrefixTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.1/32, 10.0.0.1/32",
    "10.0.0.1/24, 10.0.0.1/24, 10.0.0.0/24",
    "0.0.0.0/0, 0.0.0.0/0, 0.0.0.0/0",
    "255.255.255.255/1, 255.255.255.255/1, 128.0.0.0/1",
    "FD00::1, fd00::1/128, fd00::1/128",
    "fd00:0:0:5:6::1/64, fd00::5:6:0:0:1/64, fd00:0:0:5::/64",
    "ffff::1/3, ffff::1/3, e000::/3",
    "fd00::ff/121, fd00::ff/121, fd00::80/121",
  })
  void text_isCanonicalAndNetworkIsMasked(String written, String text, String network) {
    IpPrefix prefix = IpPrefix.parse(written).orElseThrow();

    assertThat(prefix.text()).isEqualTo(text);
    assertThat(prefix.network().text()).isEqualTo(network);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "10.0.0.1/",
        "10.0.0.1/33",
        "::/129",
        "10.0.0.1/-1",
        "10.0.0.1/+8",
        "::/0000"
      })
  void anyOtherText_isNoPrefix(String text) {
    assertThat(IpPrefix.parse(text)).isEmpty();
  }

  @Test
  void last_isTheLastAddressThatLiesInIt() {
    assertThat(prefix("10.0.0.77/24").last().text()).isEqualTo("10.0.0.255");
    assertThat(prefix("10.0.0.1/32").last().text()).isEqualTo("10.0.0.1");
    assertThat(prefix("0.0.0.0/0").last().text()).isEqualTo("255.255.255.255");
    assertThat(prefix("fd00::/56").last().text()).isEqualTo("fd00::ff:ffff:ffff:ffff:ffff");
    assertThat(prefix("fd00::/120").last().text()).isEqualTo("fd00::ff");
  }

  @Test
  void prefix_containsWhatLiesInIt() {
    assertThat(prefix("10.0.0.0/8").contains(prefix("10.1.0.0/16"))).isTrue();
    assertThat(prefix("10.0.0.0/8").contains(prefix("10.0.0.0/8"))).isTrue();
    assertThat(prefix("10.1.0.0/16").contains(prefix("10.0.0.0/8"))).isFalse();
    assertThat(prefix("10.0.0.0/8").contains(prefix("11.0.0.0/16"))).isFalse();
    assertThat(prefix("0.0.0.0/0").contains(prefix("::1"))).isFalse();
    assertThat(prefix("::/0").contains(prefix("fe80::1"))).isTrue();
    assertThat(prefix("10.0.0.77/24").contains(prefix("10.0.0.1").address())).isTrue();
  }

  private static IpPrefix prefix(String text) {
    return IpPrefix.parse(text).orElseThrow();
  }
}
