package io.netlapse.collectors.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.snapshot.Content;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PushClientTlsTest {

  private static final Capture CAPTURE =
      new Capture("a file", Content.of("netlapse-bundle 1\n"), Capture.Age.RECORDED);
  private static final char[] PASSWORD = "only-a-test".toCharArray();

  @TempDir static Path folder;
  private static LoopbackServer server;

  @BeforeAll
  static void startServer() throws Exception {
    Path store = folder.resolve("store");
    keytool(
        "-genkeypair",
        "-keystore",
        store.toString(),
        "-alias",
        "server",
        "-keyalg",
        "EC",
        "-dname",
        "CN=loopback",
        "-ext",
        "san=ip:127.0.0.1");
    keytool(
        "-exportcert",
        "-rfc",
        "-keystore",
        store.toString(),
        "-alias",
        "server",
        "-file",
        certificate().toString());
    HttpsServer https = HttpsServer.create();
    https.setHttpsConfigurator(new HttpsConfigurator(serving(store)));
    server = new LoopbackServer(https);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void certificate_ofTheFileIsTrusted() throws Exception {
    deliver(certificate());

    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void certificate_thatNobodyVouchesForEndsItAtOnce() {
    assertThatThrownBy(() -> deliver(null))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("is not trusted")
        .hasMessageContaining("Give the file of its certificate authority");
  }

  @Test
  void file_withoutCertificatesIsNamed() throws Exception {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");

    assertThatThrownBy(() -> deliver(empty))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining(empty.toString());
  }

  private static void deliver(Path trusted) throws CollectException, InterruptedException {
    URI address = URI.create(server.address().toString().replace("http:", "https:"));
    PushSettings settings =
        new PushSettings(
            address,
            Token.of(Map.of(Token.VARIABLE, "t")),
            null,
            null,
            trusted,
            PushSettings.DEFAULT_GIVE_UP_AFTER);
    try (PushClient client = new PushClient(settings, new StillTime(), new Random(1))) {
      client.deliver(CAPTURE);
    }
  }

  private static Path certificate() {
    return folder.resolve("server.pem");
  }

  private static SSLContext serving(Path file) throws Exception {
    KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/keytool"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", new String(PASSWORD)));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }
}
