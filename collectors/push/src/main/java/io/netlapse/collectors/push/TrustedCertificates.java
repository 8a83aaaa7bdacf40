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
import javax.net.ssl.TrustManagerFactory;

/** A TLS context that trusts the certificates of one PEM file and no others. */
public final class TrustedCertificates {

  private TrustedCertificates() {}

  /**
   * The context.
   *
   * @param file certificates of authorities in PEM, one or more
   * @throws CollectException if it cannot be read or holds none
   */
  public static SSLContext context(Path file) throws CollectException {
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

  private static SSLContext trusting(Collection<? extends Certificate> certificates)
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
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
