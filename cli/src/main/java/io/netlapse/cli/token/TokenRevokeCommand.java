package io.netlapse.cli.token;

import io.netlapse.cli.api.ApiClient;
import io.netlapse.cli.api.ServerOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Revokes tokens for good. */
@Command(name = "revoke", description = "Revokes tokens; whoever uses one is refused from then on.")
final class TokenRevokeCommand implements Callable<Integer> {

  @Mixin private final ServerOptions server = new ServerOptions();

  @Parameters(arity = "1..*", paramLabel = "ID", description = "As 'netlapse token list' shows it.")
  private List<String> ids = List.of();

  @Override
  public Integer call() throws InterruptedException {
    try (ApiClient client = server.client()) {
      for (String id : ids) {
        client.delete("/tokens/" + ApiClient.segment(id));
        System.out.println("revoked " + id);
      }
      return 0;
    }
  }
}
