package io.netlapse.collectors.push;

import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What to say of a TLS connection (RFC 8446) that did not come about and will not by itself. */
final class TlsFailure {

  private TlsFailure() {}

  /** The sentence; empty where the failure is none of certificates. */
  static Optional<String> sentence(@Nullable Throwable failed, URI server) {
    return causes(failed)
        .flatMap(cause -> ofOne(cause, server).stream())
        .reduce((outer, inner) -> inner); // the innermost is the most exact
  }

  private static Optional<String> ofOne(Throwable cause, URI server) {
    String said = String.valueOf(cause.getMessage());
    return switch (cause) {
      case CertificateExpiredException _ ->
          Optional.of(
              "the certificate of %s has expired (%s). Let the server have a new one; is this machine's clock right?"
                  .formatted(server, said));
      case CertificateNotYetValidException _ ->
          Optional.of(
              "the certificate of %s is not valid yet (%s). Is this machine's clock right?"
                  .formatted(server, said));
      case CertificateException _ when isOfAnother(said) ->
          Optional.of(
              "the certificate of %s is another host's (%s). Give the address that the certificate names."
                  .formatted(server, said));
      case CertificateException _ ->
          Optional.of(
              "the certificate of %s is not trusted (%s). Give the file of its certificate authority."
                  .formatted(server, said));
      case SSLException _ when isAboutOurs(said) ->
          Optional.of(
              "%s does not take this client's certificate, or wants one (%s). Give a certificate that it trusts, and its key."
                  .formatted(server, said));
      default -> Optional.empty();
    };
  }

  /** As the JDK's HostnameChecker words it. */
  private static boolean isOfAnother(String said) {
    return said.startsWith("No name matching ") || said.startsWith("No subject alternative ");
  }

  /** Alerts that a server sends about a client's certificate (RFC 8446, 6.2). */
  private static boolean isAboutOurs(String said) {
    return Stream.of("certificate_required", "bad_certificate", "unknown_ca", "certificate_unknown")
        .anyMatch(alert -> said.contains("Received fatal alert: " + alert));
  }

  private static Stream<Throwable> causes(@Nullable Throwable failed) {
    Stream.Builder<Throwable> causes = Stream.builder();
    for (Throwable e = failed; e != null; e = e.getCause()) {
      causes.add(e);
    }
    return causes.build();
  }
}
