package io.netlapse.cli.token;

import io.netlapse.cli.api.ApiClient;
import io.netlapse.cli.api.ServerOptions;
import io.netlapse.diagnose.json.Json;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trades a push token for a new one; the old one ends a while later. */
@Command(
    name = "rotate",
    description = "Trades a push token for a new one; the old one ends a while later.",
    footer = {
      "",
      "  netlapse token rotate self --token-file /etc/netlapse/token --out /etc/netlapse/token"
    })
final class TokenRotateCommand implements Callable<Integer> {

  @Mixin private final ServerOptions server = new ServerOptions();

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Parameters(
      paramLabel = "ID",
      description = "As 'netlapse token list' shows it; self for the token that is sent.")
  private String id;

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the new token is kept, readable by its owner alone.")
  private Path out;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "When the old one ends: 30m, 2h, 1d from now, or a time; 1h without this.")
  private @Nullable String until;

  @Override
  public Integer call() throws InterruptedException {
    Json.Members order = Json.object();
    order = until == null ? order : order.with("until", Ahead.of(until));
    try (ApiClient client = server.client();
        SecretFile file = SecretFile.at(out)) {
      Json token = client.post("/tokens/" + ApiClient.segment(id) + "/successor", order);
      file.keep(token.text("secret"), token.text("id"));
      System.out.println("rotated; the new one is token " + token.text("id"));
      return 0;
    }
  }
}
