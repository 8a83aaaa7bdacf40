package io.netlapse.collectors.ssh.kubernetes;

import io.netlapse.spi.collect.CollectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one reaches an API server.
 *
 * @param server its address
 * @param tokenFile the file with the bearer token; null where none is needed, as behind kubectl
 *     proxy
 * @param caFile the certificates to trust, PEM; null for the JDK's
 */
public record Access(URI server, @Nullable Path tokenFile, @Nullable Path caFile) {

  private static final Path POD = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

  /**
   * As a pod reaches the server of its own cluster.
   *
   * @param tokenFile another token than the pod's; null for that
   * @param caFile other certificates than the pod's; null for those
   * @throws CollectException if this is no pod
   * @see <a href="https://kubernetes.io/docs/tasks/run-application/access-api-from-pod/">how a pod
   *     does it</a>
   */
  public static Access inCluster(
      Map<String, String> environment, @Nullable Path tokenFile, @Nullable Path caFile)
      throws CollectException {
    String host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
    String port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443");
    Path token = tokenFile == null ? POD.resolve("token") : tokenFile;
    Path ca = caFile == null ? POD.resolve("ca.crt") : caFile;
    if (host.isEmpty() || !Files.isReadable(token)) {
      throw new CollectException(
          "This is no pod with a service account (KUBERNETES_SERVICE_HOST, %s). Outside of the cluster"
                  .formatted(token)
              + " name the API server: -O inventory=https://... -O token-file=FILE -O"
              + " ca-file=FILE.");
    }
    String name = host.contains(":") ? "[" + host + "]" : host;
    return new Access(URI.create("https://%s:%s".formatted(name, port)), token, ca);
  }
}
