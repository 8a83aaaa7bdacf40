package io.netlapse.collectors.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.snapshot.Content;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HttpProxyTest {

  private static final String USER_AND_PASSWORD = "Basic dXNlcjpwYTpzcw=="; // user:pa:ss
  private static final URI HTTPS = URI.create("https://netlapse.example");

  @TempDir Path folder;

  @Test
  void push_goesThroughTheTunnelOfAProxyWithAPassword() throws Exception {
    Path credentials = Files.writeString(folder.resolve("proxy"), "user:pa:ss\n");
    TestKey key = TestKey.made(folder, "server", "ip:127.0.0.1");
    try (LoopbackServer server = key.server();
        TunnelProxy proxy = new TunnelProxy(USER_AND_PASSWORD)) {
      push(server, key, proxy, Map.of(HttpProxy.CREDENTIALS_VARIABLE, credentials.toString()));

      assertThat(server.requests()).hasSize(1);
      assertThat(server.requests().getFirst().headers().getFirst("Proxy-Authorization"))
          .as("the password is the proxy's business")
          .isNull();
      assertThat(proxy.tunnels())
          .containsExactly("CONNECT 127.0.0.1:%d HTTP/1.1".formatted(server.address().getPort()));
    }
  }

  @Test
  void proxy_thatWantsAPasswordIsSaidToWantOne() throws Exception {
    TestKey key = TestKey.made(folder, "server", "ip:127.0.0.1");
    try (LoopbackServer server = key.server();
        TunnelProxy proxy = new TunnelProxy(USER_AND_PASSWORD)) {
      assertThatThrownBy(() -> push(server, key, proxy, Map.of()))
          .isInstanceOf(CollectException.class)
          .hasMessageContaining("the proxy 127.0.0.1:%d wants a password".formatted(proxy.port()))
          .hasMessageContaining(HttpProxy.CREDENTIALS_VARIABLE);
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          https_proxy | http://proxy:3128     | -                          | proxy:3128
          HTTPS_PROXY | proxy:3128            | other.example              | proxy:3128
          HTTPS_PROXY | http://u:p@proxy      | -                          | proxy:80
          HTTPS_PROXY | http://proxy:3128     | netlapse.example           | -
          HTTPS_PROXY | http://proxy:3128     | 10.0.0.1, .EXAMPLE         | -
          HTTPS_PROXY | http://proxy:3128     | lapse.example              | proxy:3128
          HTTPS_PROXY | http://proxy:3128     | *                          | -
          http_proxy  | http://proxy:3128     | -                          | -
          """)
  void environment_tellsTheProxyAsCurlReadsIt(
      String name, String value, String direct, String expected) throws Exception {
    Map<String, String> environment =
        direct == null ? Map.of(name, value) : Map.of(name, value, "NO_PROXY", direct);

    assertThat(HttpProxy.of(HTTPS, null, environment).map(HttpProxy::toString).orElse(null))
        .isEqualTo(expected);
  }

  @Test
  void password_inAnArgumentIsRefusedAndNotShown() {
    assertThatThrownBy(
            () -> HttpProxy.of(HTTPS, URI.create("http://user:secret@proxy:3128"), Map.of()))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining(HttpProxy.CREDENTIALS_VARIABLE)
        .hasMessageNotContaining("secret");
  }

  @Test
  void credentials_thatAreNoneAreNotShown() throws Exception {
    Path file = Files.writeString(folder.resolve("proxy"), "secret\n");

    assertThatThrownBy(
            () ->
                HttpProxy.of(
                    HTTPS,
                    URI.create("http://proxy:3128"),
                    Map.of(HttpProxy.CREDENTIALS_VARIABLE, file.toString())))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining(file.toString())
        .hasMessageNotContaining("secret");
  }

  private static void push(
      LoopbackServer server, TestKey key, TunnelProxy proxy, Map<String, String> environment)
      throws Exception {
    URI address = URI.create(server.address().toString().replace("http:", "https:"));
    PushSettings settings =
        new PushSettings(
            address,
            Token.of(Map.of(Token.VARIABLE, "t")),
            null,
            null,
            key.certificate(),
            PushSettings.DEFAULT_GIVE_UP_AFTER,
            null,
            HttpProxy.of(address, URI.create("http://127.0.0.1:" + proxy.port()), environment)
                .orElseThrow());
    try (PushClient client = new PushClient(settings, new StillTime(), new Random(1))) {
      client.deliver(
          new Capture("a file", Content.of("netlapse-bundle 1\n"), Capture.Age.RECORDED));
    }
  }
}
