package io.netlapse.cli.collect;

import io.netlapse.cli.terminal.CommandFailure;
import io.netlapse.collectors.push.ClientCertificate;
import io.netlapse.collectors.push.HttpProxy;
import io.netlapse.spi.collect.CollectException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the server is reached and what is shown to it; secrets are in files. */
final class WayOptions {

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Trust the certificate authorities of this PEM file, and no others.")
  private @Nullable Path certificates;

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "Show the certificate of this PEM file to a server that wants one.")
  private @Nullable Path certificate;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "The private key of that certificate, a PEM file (PKCS #8, not encrypted).")
  private @Nullable Path key;

  @Option(
      names = "--proxy",
      paramLabel = "URL",
      description =
          "Go through this HTTP proxy; else by https_proxy and no_proxy of the environment. Its"
              + " password is in the file of NETLAPSE_PROXY_CREDENTIALS_FILE.")
  private @Nullable URI proxy;

  /** Which authorities are trusted; null for the JDK's. */
  @Nullable Path trusted() {
    return certificates;
  }

  /**
   * What is shown; null for nothing.
   *
   * @throws CommandFailure if the certificate or its key is missing
   */
  @Nullable ClientCertificate clientCertificate() {
    if (certificate == null && key == null) {
      return null;
    }
    if (certificate == null || key == null) {
      throw new CommandFailure(
          2, "--cert and --key belong together: the certificate is of no use without its key.");
    }
    return new ClientCertificate(certificate, key);
  }

  /** The proxy for a server; null for the direct way. */
  @Nullable HttpProxy proxy(URI server) throws CollectException {
    return HttpProxy.of(server, proxy, System.getenv()).orElse(null);
  }
}
