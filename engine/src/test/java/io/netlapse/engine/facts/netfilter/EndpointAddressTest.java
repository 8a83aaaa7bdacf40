package io.netlapse.engine.facts.netfilter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EndpointAddressTest {

  @ParameterizedTest
  @ValueSource(strings = {"10.244.1.7:8080", "[2001:db8::7]:80", "[::1]:65535"})
  void addressWithPort_isOne(String text) {
    assertThat(EndpointAddress.isOne(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":80",
        "10.244.1.7",
        "10.180,0.4:80",
        "10.244.1.7:",
        "10.244.1.7:0",
        "[]:80",
        "[:80",
        "2001:db8::7:80",
        "[10.244.1.7]:80",
        "10.244.1.7:8080 random",
        "shop:80"
      })
  void anythingElse_isNone(String text) {
    assertThat(EndpointAddress.isOne(text)).isFalse();
  }
}
