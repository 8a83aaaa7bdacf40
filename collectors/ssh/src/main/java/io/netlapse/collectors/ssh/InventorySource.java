package io.netlapse.collectors.ssh;

import io.netlapse.collectors.ssh.kubernetes.Access;
import io.netlapse.spi.collect.CollectException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the nodes come from. */
sealed interface InventorySource {

  /** A file of any format that is read. */
  record File(Path file) implements InventorySource {}

  /**
   * The API of a cluster.
   *
   * @param server its address; null for the one of the cluster that this process runs in
   * @param tokenFile the bearer token; null for that of the pod
   * @param caFile the certificates to trust; null for those of the pod, or of the JDK
   * @param selector which nodes, as kubectl's --selector has it; empty for all
   */
  record Cluster(
      @Nullable URI server, @Nullable Path tokenFile, @Nullable Path caFile, String selector)
      implements InventorySource {

    Access access(Map<String, String> environment) throws CollectException {
      return server == null
          ? Access.inCluster(environment, tokenFile, caFile)
          : new Access(server, tokenFile, caFile);
    }
  }
}
