package io.netlapse.collectors.agent.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom {@code agent.sh} believes to be the service: certificates are the clients' business. */
@EnabledOnOs(OS.LINUX)
@ParameterizedClass
@ValueSource(strings = {"curl", "wget"})
final class TrustOfAgentScriptTest {

  private static final String PASSWORD = "changeit";

  @Parameter private String client;

  @TempDir private Path folder;
  private Service service;
  private ScriptedNode node;

  @BeforeEach
  void start() throws Exception {
    Programs.assume("sh", client, "gzip");
    Path keys = folder.resolve("keys.p12");
    keytool(
        "-genkeypair -alias it -keyalg EC -dname CN=test -ext san=ip:127.0.0.1 -ext bc=ca:true");
    keytool("-exportcert -alias it -rfc -file " + folder.resolve("ca.pem"));
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    HttpsServer server = HttpsServer.create();
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    service = new Service(server, 0);
    node = new ScriptedNode("sh", client, service.address(), folder);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void ownAuthority_isBelievedWhereItIsNamed() throws Exception {
    var ended = node.run("--ca-file", folder.resolve("ca.pem").toString());

    assertThat(ended.status()).as(ended.said()).isZero();
    assertThat(service.acknowledged()).hasSize(1);
  }

  @Test
  void unknownAuthority_getsNothingAndTheCaptureWaits() throws Exception {
    var ended = node.run("--patience", "2");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.said()).containsIgnoringCase("certificate");
    assertThat(service.pushes()).isEmpty();
    assertThat(node.waiting()).hasSize(1);
  }

  private void keytool(String arguments) throws Exception {
    String command =
        "%s/bin/keytool %s -keystore %s -storepass %s"
            .formatted(
                System.getProperty("java.home"), arguments, folder.resolve("keys.p12"), PASSWORD);
    Process process = new ProcessBuilder(command.split(" ")).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
