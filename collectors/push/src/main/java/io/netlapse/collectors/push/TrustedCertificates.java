package io.netlapse.collectors.push;

import io.netlapse.spi.collect.CollectException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** The certificates of one PEM file, to be trusted and no others. */
public final class TrustedCertificates {

  private TrustedCertificates() {}

  /**
   * A TLS context that trusts them.
   *
   * @param file certificates of authorities in PEM, one or more
   * @throws CollectException if it cannot be read or holds none
   */
  public static SSLContext context(Path file) throws CollectException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(file), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK has no TLS", e);
    }
  }

  /** For {@link SSLContext#init}. */
  static TrustManager[] managers(Path file) throws CollectException {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (certificates.isEmpty()) {
        throw new CollectException(
            "%s holds no certificate. Give the PEM file of the certificate authority."
                .formatted(file));
      }
      return trusting(certificates);
    } catch (IOException e) {
      throw new CollectException(
          "The certificates in %s cannot be read. Is it there, and may this user read it?"
              .formatted(file),
          e);
    } catch (GeneralSecurityException e) {
      throw new CollectException(
          "%s is no PEM file of certificates: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private static TrustManager[] trusting(Collection<? extends Certificate> certificates)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (Certificate certificate : certificates) {
      store.setCertificateEntry("ca-" + number++, certificate);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    return trust.getTrustManagers();
  }
}
