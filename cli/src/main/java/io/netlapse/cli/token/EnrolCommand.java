package io.netlapse.cli.token;

import io.netlapse.cli.api.ApiClient;
import io.netlapse.cli.api.ServerOptions;
import io.netlapse.cli.terminal.CommandFailure;
import io.netlapse.diagnose.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Enrols this machine as a node: trades an enrol token for the node's push token. */
@Command(
    name = "enrol",
    description = "Enrols this machine as a node and keeps its push token in a file.",
    footer = {
      "",
      "  netlapse enrol --server https://netlapse.example --token-file rack-7.token \\",
      "      --node worker-1 --out /etc/netlapse/token"
    })
public final class EnrolCommand implements Callable<Integer> {

  @Mixin private final ServerOptions server = new ServerOptions();

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Option(names = "--node", required = true, paramLabel = "NAME", description = "The node's name.")
  private String node;

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the push token is kept, readable by its owner alone.")
  private Path out;

  @Option(
      names = "--machine-id-file",
      paramLabel = "FILE",
      defaultValue = "/etc/machine-id",
      description = "Where the machine's id stands (default ${DEFAULT-VALUE}).")
  private Path machineIdFile = Path.of("/etc/machine-id");

  @Override
  public Integer call() throws InterruptedException {
    Json order = Json.object().with("node", node).with("machineId", machineId());
    try (SecretFile file = SecretFile.at(out);
        ApiClient client = server.client()) {
      Json enrolment = client.post("/enrolments", order);
      file.keep(enrolment.text("secret"), enrolment.text("tokenId"));
      System.out.printf(
          "enrolled %s/%s with token %s%n",
          enrolment.text("cluster"), enrolment.text("node"), enrolment.text("tokenId"));
      return 0;
    }
  }

  private String machineId() {
    try {
      return Files.readString(machineIdFile).strip();
    } catch (IOException e) {
      throw new CommandFailure(
          "The machine's id cannot be read from %s; systemd-machine-id-setup makes one."
              .formatted(machineIdFile),
          e);
    }
  }
}
