package io.netlapse.collectors.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.spi.collect.CollectException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PushSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "https://n.example, https://n.example/api/v1/snapshots",
    "https://n.example/, https://n.example/api/v1/snapshots",
    "http://n.example:8080/netlapse/, http://n.example:8080/netlapse/api/v1/snapshots"
  })
  void endpoint_keepsThePathOfTheServer(URI server, URI endpoint) throws CollectException {
    assertThat(settings(server).endpoint()).isEqualTo(endpoint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n.example",
        "ftp://n.example",
        "https:///x",
        "https://u:p@n.example",
        "http://n/?a=b"
      })
  void server_thatIsNoPlainAddressIsRefusedWithoutQuotingIt(URI server) {
    assertThatThrownBy(() -> settings(server))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the server's address")
        .hasMessageNotContaining("u:p");
  }

  private static PushSettings settings(URI server) throws CollectException {
    return PushSettings.of(server, Token.of(Map.of(Token.VARIABLE, "t")));
  }
}
