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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PushClientTlsTest {

  private static final Capture CAPTURE =
      new Capture("a file", Content.of("netlapse-bundle 1\n"), Capture.Age.RECORDED);
  private static final String LOOPBACK = "ip:127.0.0.1";

  @TempDir static Path folder;
  private static TestKey own;
  private static TestKey client;
  private static LoopbackServer server;

  @BeforeAll
  static void startServer() throws Exception {
    own = TestKey.made(folder, "server", LOOPBACK);
    client = TestKey.made(folder, "client", "dns:worker-1");
    server = own.server();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void certificate_ofTheFileIsTrusted() throws Exception {
    deliver(server, own.certificate(), null);

    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void certificate_thatNobodyVouchesForEndsItAtOnce() {
    assertThatThrownBy(() -> deliver(server, null, null))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("is not trusted")
        .hasMessageContaining("Give the file of its certificate authority");
    assertThatThrownBy(() -> deliver(server, client.certificate(), null))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("is not trusted");
  }

  @Test
  void certificate_thatHasExpiredIsSaidToHave() throws Exception {
    TestKey old = TestKey.expired(folder, "old", LOOPBACK);
    try (LoopbackServer expired = old.server()) {
      assertThatThrownBy(() -> deliver(expired, old.certificate(), null))
          .isInstanceOf(CollectException.class)
          .hasMessageContaining("has expired")
          .hasMessageContaining("is this machine's clock right?");
    }
  }

  @Test
  void certificate_thatIsNotYetValidIsSaidToBe() throws Exception {
    TestKey young = TestKey.early(folder, "young", LOOPBACK);
    try (LoopbackServer early = young.server()) {
      assertThatThrownBy(() -> deliver(early, young.certificate(), null))
          .isInstanceOf(CollectException.class)
          .hasMessageContaining("is not valid yet")
          .hasMessageContaining("Is this machine's clock right?");
    }
  }

  @Test
  void certificate_ofAnotherHostIsSaidToBe() throws Exception {
    TestKey others = TestKey.made(folder, "others", "dns:other.example");
    try (LoopbackServer other = others.server()) {
      assertThatThrownBy(() -> deliver(other, others.certificate(), null))
          .isInstanceOf(CollectException.class)
          .hasMessageContaining("is another host's")
          .hasMessageContaining("Give the address that the certificate names.");
    }
  }

  @Test
  void server_thatWantsACertificateOfTheClientGetsIt() throws Exception {
    try (LoopbackServer mutual = own.serverWanting(client)) {
      deliver(mutual, own.certificate(), new ClientCertificate(client.certificate(), client.key()));

      assertThat(mutual.requests()).hasSize(1);
    }
  }

  @Test
  void client_withoutTheCertificateThatIsWantedIsTold() throws Exception {
    TestKey stranger = TestKey.made(folder, "stranger", "dns:worker-2");
    try (LoopbackServer mutual = own.serverWanting(client)) {
      assertThatThrownBy(() -> deliver(mutual, own.certificate(), null))
          .isInstanceOf(CollectException.class)
          .hasMessageContaining("Give a certificate that it trusts, and its key.");
      assertThatThrownBy(
              () ->
                  deliver(
                      mutual,
                      own.certificate(),
                      new ClientCertificate(stranger.certificate(), stranger.key())))
          .isInstanceOf(CollectException.class)
          .hasMessageContaining("Give a certificate that it trusts, and its key.");
    }
  }

  @Test
  void file_withoutCertificatesIsNamed() throws Exception {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");

    assertThatThrownBy(() -> deliver(server, empty, null))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining(empty.toString());
  }

  @Test
  void keyFile_thatIsNoneIsNamedAndSaysHowToMakeOne() throws Exception {
    Path other =
        Files.writeString(
            folder.resolve("rsa.key"),
            "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");

    assertThatThrownBy(
            () -> deliver(server, null, new ClientCertificate(client.certificate(), other)))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining(other.toString())
        .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt");
    assertThatThrownBy(
            () ->
                deliver(
                    server,
                    null,
                    new ClientCertificate(client.certificate(), folder.resolve("absent"))))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("absent cannot be read");
  }

  private static void deliver(LoopbackServer to, Path trusted, ClientCertificate shown)
      throws CollectException, InterruptedException {
    URI address = URI.create(to.address().toString().replace("http:", "https:"));
    PushSettings settings =
        new PushSettings(
            address,
            Token.of(Map.of(Token.VARIABLE, "t")),
            null,
            null,
            trusted,
            PushSettings.DEFAULT_GIVE_UP_AFTER,
            shown,
            null);
    try (PushClient pushing = new PushClient(settings, new StillTime(), new Random(1))) {
      pushing.deliver(CAPTURE);
    }
  }
}
