package io.netlapse.collectors.ssh;

import io.netlapse.collectors.ssh.hostkey.KnownHosts;
import io.netlapse.collectors.ssh.inventory.Defaults;
import io.netlapse.collectors.ssh.inventory.InventoryFile;
import io.netlapse.collectors.ssh.inventory.Listed;
import io.netlapse.collectors.ssh.inventory.Targets;
import io.netlapse.collectors.ssh.kubernetes.NodeApi;
import io.netlapse.collectors.ssh.node.Target;
import io.netlapse.collectors.ssh.session.RemoteCapture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import io.netlapse.spi.collect.Sink;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Captures the nodes of an inventory over SSH and delivers each bundle as a live capture, with the
 * node's clock as it was measured. Arguments are names of nodes and groups; none means all. A node
 * that fails is told in one line when it does and delays no other; when all are done, those that
 * failed are an exception. docs/ssh.md lists the options.
 */
public final class SshCollector implements Collector {

  private static final System.Logger LOG = System.getLogger(SshCollector.class.getName());

  private final Map<String, String> environment;
  private final Consumer<String> remarks;

  /** In the environment of this process; warns in the log. */
  public SshCollector() {
    this(System.getenv(), remark -> LOG.log(System.Logger.Level.WARNING, remark));
  }

  SshCollector(Map<String, String> environment, Consumer<String> remarks) {
    this.environment = Map.copyOf(environment);
    this.remarks = remarks;
  }

  @Override
  public String name() {
    return "ssh";
  }

  @Override
  public String summary() {
    return "captures the nodes of an inventory over SSH; nothing is installed there";
  }

  @Override
  public void collect(Settings settings, Sink sink) throws CollectException, InterruptedException {
    SshOptions options = SshOptions.of(settings);
    List<Target> targets =
        Targets.of(
            listed(options), options.settings(), Defaults.of(environment), settings.arguments());
    KnownHosts hosts = KnownHosts.read(options.knownHosts(), options.acceptNew());
    String agent = environment.getOrDefault("SSH_AUTH_SOCK", "");
    try (RemoteCapture remote = new RemoteCapture(hosts, agent.isEmpty() ? null : Path.of(agent))) {
      new Fleet(
              options.atOnce(), Fleet.GRACE, remote::capture, new Delivery(sink, remarks), remarks)
          .run(targets)
          .tell();
    }
  }

  private List<Listed> listed(SshOptions options) throws CollectException, InterruptedException {
    return switch (options.source()) {
      case InventorySource.File(Path file) -> InventoryFile.read(file, options.addressType());
      case InventorySource.Cluster cluster ->
          new NodeApi(cluster.access(environment)).list(cluster.selector(), options.addressType());
    };
  }
}
