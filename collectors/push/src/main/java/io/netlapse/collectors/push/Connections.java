package io.netlapse.collectors.push;

import io.netlapse.spi.collect.CollectException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** How the service is reached: whom TLS trusts and what it shows, and through which proxy. */
final class Connections {

  private static final Duration CONNECT = Duration.ofSeconds(10);

  static {
    // Else the JDK keeps Basic from a proxy that makes tunnels. It is read once, by the first
    // client.
    if (System.getProperty("jdk.http.auth.tunneling.disabledSchemes") == null) {
      System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    }
  }

  private Connections() {}

  /**
   * A client that makes them.
   *
   * @throws CollectException if a file of certificates or of a key cannot be used
   */
  static HttpClient of(PushSettings settings) throws CollectException {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            // The token must not follow a redirection to who knows whom.
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT);
    Path trusted = settings.trustedCertificates();
    ClientCertificate own = settings.clientCertificate();
    if (trusted != null || own != null) {
      builder.sslContext(tls(trusted, own));
    }
    HttpProxy proxy = settings.proxy();
    if (proxy != null) {
      builder.proxy(ProxySelector.of(new InetSocketAddress(proxy.host(), proxy.port())));
    }
    return builder.build();
  }

  private static SSLContext tls(@Nullable Path trusted, @Nullable ClientCertificate own)
      throws CollectException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          own == null ? null : own.keyManagers(),
          trusted == null ? null : TrustedCertificates.managers(trusted),
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new CollectException(
          "This Java cannot make TLS connections: %s. Give it another.".formatted(e.getMessage()),
          e);
    }
  }
}
