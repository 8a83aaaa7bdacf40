package io.netlapse.cli.token;

import io.netlapse.cli.api.ApiClient;
import io.netlapse.cli.api.ServerOptions;
import io.netlapse.diagnose.json.Json;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the tokens, without their secrets. */
@Command(name = "list", description = "Lists the tokens; nobody can see their secrets again.")
final class TokenListCommand implements Callable<Integer> {

  private static final String ROW = "%-6s %-6s %-24s %-32s %-20s %-5s %-20s %s%n";

  @Mixin private final ServerOptions server = new ServerOptions();

  @Override
  public Integer call() throws InterruptedException {
    try (ApiClient client = server.client()) {
      System.out.printf(ROW, "ID", "SCOPE", "OF", "NAME", "CREATED", "USES", "EXPIRES", "REVOKED");
      client.all("/tokens", Map.of()).forEach(TokenListCommand::print);
      return 0;
    }
  }

  private static void print(Json token) {
    System.out.printf(
        ROW,
        token.text("id"),
        token.text("scope"),
        of(token),
        token.text("name"),
        token.text("createdAt"),
        orDash(token, "usesLeft"),
        orDash(token, "expiresAt"),
        orDash(token, "revokedAt"));
  }

  private static String orDash(Json token, String field) {
    return token.get(field).isNull() ? "-" : token.text(field);
  }

  private static String of(Json token) {
    if (token.get("cluster").isNull()) {
      return "-";
    }
    String node = token.get("node").isNull() ? "*" : token.text("node");
    return token.text("cluster") + "/" + node;
  }
}
