package io.netlapse.collectors.push;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netlapse.spi.collect.CollectException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * What this client shows of itself in mutual TLS. The files are read anew for each client, so a
 * certificate that was renewed is taken up by the next start.
 *
 * @param certificate a PEM file: the client's certificate, and those between it and its authority
 * @param key a PEM file: its private key, PKCS #8 and not encrypted ({@code BEGIN PRIVATE KEY}, RFC
 *     5958); RSA, EC or Ed25519
 */
public record ClientCertificate(Path certificate, Path key) {

  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
  private static final String PKCS8 = "PRIVATE KEY";
  private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");
  private static final char[] IN_MEMORY = {};

  /** For {@link javax.net.ssl.SSLContext#init}. */
  KeyManager[] keyManagers() throws CollectException {
    try (ByteArrayInputStream in = new ByteArrayInputStream(read(certificate))) {
      Certificate[] chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(in)
              .toArray(Certificate[]::new);
      if (chain.length == 0) {
        throw new CollectException(
            "%s holds no certificate. Give the PEM file of the client's certificate."
                .formatted(certificate));
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setKeyEntry("client", privateKey(), IN_MEMORY, chain);
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, IN_MEMORY);
      return factory.getKeyManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw new CollectException(
          "The client's certificate in %s and its key in %s cannot be used: %s. Do they belong together?"
              .formatted(certificate, key, e.getMessage()),
          e);
    }
  }

  private PrivateKey privateKey() throws CollectException, GeneralSecurityException {
    Matcher pem = PEM.matcher(new String(read(key), US_ASCII));
    while (pem.find()) {
      if (pem.group(1).equals(PKCS8)) {
        return privateKey(Base64.getMimeDecoder().decode(pem.group(2)));
      }
    }
    throw new CollectException(
        "%s holds no plain PKCS #8 key ('BEGIN PRIVATE KEY'). Convert it: openssl pkcs8 -topk8 -nocrypt -in KEY -out FILE"
            .formatted(key));
  }

  private PrivateKey privateKey(byte[] pkcs8) throws CollectException, GeneralSecurityException {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (InvalidKeySpecException _) {
        // it is of another algorithm
      }
    }
    throw new CollectException(
        "The key in %s is neither RSA nor EC nor Ed25519. Give the client one of these."
            .formatted(key));
  }

  private static byte[] read(Path file) throws CollectException {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new CollectException(
          "%s cannot be read. Is it there, and may this user read it?".formatted(file), e);
    }
  }
}
