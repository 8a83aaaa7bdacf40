package io.netlapse.collectors.ssh;

import io.netlapse.collectors.ssh.stage.Delivered;
import io.netlapse.collectors.ssh.stage.Stage;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One run of the collector, as {@code netlapse collect ssh} does it: with an inventory, a key and a
 * file of known hosts on the stage, and few probes.
 */
final class Collecting {

  private final Stage stage;
  private final Map<String, String> options = new LinkedHashMap<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final List<String> remarks = new CopyOnWriteArrayList<>();
  private final Delivered delivered = new Delivered();
  private String failure = "";

  Collecting(Stage stage) {
    this.stage = stage;
    option("key", stage.path("id").toString());
    option("user", "nl");
    option("only", "boot-id,hostname");
    option("known-hosts", stage.path("known_hosts").toString());
  }

  Collecting option(String name, String value) {
    options.put(name, value);
    return this;
  }

  Collecting without(String option) {
    options.remove(option);
    return this;
  }

  Collecting environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /**
   * Collects; a failure is kept.
   *
   * @param port of all nodes
   * @param nodes lines of the inventory below {@code nodes:}
   */
  Collecting run(int port, String nodes) throws IOException, InterruptedException {
    Path inventory =
        stage.write(
            "inventory.yaml", "settings: {port: %d}%nnodes:%n%s".formatted(port, nodes.indent(2)));
    option("inventory", inventory.toString());
    try {
      new SshCollector(environment, remarks::add)
          .collect(new Settings(List.of(), options), delivered);
    } catch (CollectException e) {
      failure = e.getMessage();
    }
    return this;
  }

  /** What was delivered. */
  Delivered delivered() {
    return delivered;
  }

  /** What was said meanwhile. */
  List<String> remarks() {
    return remarks;
  }

  /** The message at the end; empty where all went well. */
  String failure() {
    return failure;
  }
}
