package io.netlapse.collectors.push;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * A key and its certificate in a key store, and as PEM files.
 *
 * @param store the key store
 * @param certificate what to trust to trust it
 * @param key the private key
 */
record TestKey(Path store, Path certificate, Path key) {

  private static final String OWN = "own";
  private static final char[] PASSWORD = "only-a-test".toCharArray();

  /**
   * Makes one whose certificate it signed itself.
   *
   * @param name of the files
   * @param of whom it is, as keytool's {@code san}: {@code ip:127.0.0.1}
   */
  static TestKey made(Path folder, String name, String of) throws Exception {
    Path store = folder.resolve(name + ".store");
    keytool(store, OWN, "-ext", "san=" + of);
    return exported(folder, name, store, OWN);
  }

  /** Makes one of an authority, which is the certificate, five days after its end. */
  static TestKey expired(Path folder, String name, String of) throws Exception {
    return validFor5DaysFrom("-10d", folder, name, of);
  }

  /** The same five days before its begin. */
  static TestKey early(Path folder, String name, String of) throws Exception {
    return validFor5DaysFrom("+5d", folder, name, of);
  }

  /** Nobody looks whether an authority itself is valid, so there is one behind it. */
  private static TestKey validFor5DaysFrom(String start, Path folder, String name, String of)
      throws Exception {
    Path store = folder.resolve(name + ".store");
    keytool(store, "authority", "-ext", "bc:critical");
    keytool(
        store,
        OWN,
        "-signer",
        "authority",
        "-ext",
        "san=" + of,
        "-startdate",
        start,
        "-validity",
        "5");
    return exported(folder, name, store, "authority");
  }

  private static TestKey exported(Path folder, String name, Path store, String trusted)
      throws Exception {
    TestKey made = new TestKey(store, folder.resolve(name + ".pem"), folder.resolve(name + ".key"));
    KeyStore opened = made.open();
    Files.writeString(
        made.certificate(), pem("CERTIFICATE", opened.getCertificate(trusted).getEncoded()));
    Files.writeString(made.key(), pem("PRIVATE KEY", opened.getKey(OWN, PASSWORD).getEncoded()));
    if (!trusted.equals(OWN)) {
      opened.deleteEntry(trusted); // else the server may show that one
      try (OutputStream out = Files.newOutputStream(store)) {
        opened.store(out, PASSWORD);
      }
    }
    return made;
  }

  private static void keytool(Path store, String alias, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/keytool",
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storepass",
                new String(PASSWORD),
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + alias));
    command.addAll(List.of(more));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  /** A server that shows it. */
  LoopbackServer server() throws Exception {
    return server(new HttpsConfigurator(context(null)));
  }

  /** A server that shows it and wants the other one of its clients. */
  LoopbackServer serverWanting(TestKey client) throws Exception {
    SSLContext context = context(client.certificate());
    return server(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters tls = context.getDefaultSSLParameters();
            tls.setNeedClientAuth(true);
            parameters.setSSLParameters(tls);
          }
        });
  }

  private static LoopbackServer server(HttpsConfigurator configurator) throws Exception {
    HttpsServer https = HttpsServer.create();
    https.setHttpsConfigurator(configurator);
    return new LoopbackServer(https);
  }

  private SSLContext context(Path trusted) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(open(), PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        keys.getKeyManagers(),
        trusted == null ? null : TrustedCertificates.managers(trusted),
        null);
    return context;
  }

  private KeyStore open() throws Exception {
    return KeyStore.getInstance(store.toFile(), PASSWORD);
  }

  private static String pem(String what, byte[] bytes) {
    byte[] lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encode(bytes);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(what, new String(lines, US_ASCII), what);
  }
}
