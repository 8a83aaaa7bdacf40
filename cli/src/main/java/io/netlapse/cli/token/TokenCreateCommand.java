package io.netlapse.cli.token;

import io.netlapse.cli.api.ApiClient;
import io.netlapse.cli.api.ServerOptions;
import io.netlapse.diagnose.json.Json;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a token and prints its secret, once and nothing else, so that it can go into a file. */
@Command(
    name = "create",
    description = "Makes a token and prints its secret, which is never shown again.",
    footer = {
      "",
      "  netlapse token create prod-agents --scope push --cluster prod >prod-agents.token",
      "  netlapse token create rack-7 --scope enrol --cluster prod --uses 40 --expires 2h"
          + " >rack-7.token"
    })
final class TokenCreateCommand implements Callable<Integer> {

  /** What a token allows. */
  private enum Scope {
    PUSH,
    READ,
    ADMIN,
    ENROL
  }

  @Mixin private final ServerOptions server = new ServerOptions();

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Parameters(paramLabel = "NAME", description = "What the token is for, for people.")
  private String name;

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Option(
      names = "--scope",
      required = true,
      paramLabel = "SCOPE",
      description = "What it allows: push, read, admin or enrol.")
  private Scope scope;

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      description = "The only cluster that it may push to, or enrol in.")
  private @Nullable String cluster;

  @Option(
      names = "--node",
      paramLabel = "NAME",
      description = "The only node of the cluster that it may push for.")
  private @Nullable String node;

  @Option(
      names = "--uses",
      paramLabel = "NUMBER",
      description = "How many nodes may enrol with an enrol token; 1 without this.")
  private @Nullable Integer uses;

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      description = "When an enrol token ends: 30m, 2h, 7d from now, or a time; 1h without this.")
  private @Nullable String expires;

  @Override
  public Integer call() throws InterruptedException {
    try (ApiClient client = server.client()) {
      System.out.println(client.post("/tokens", order()).text("secret"));
      return 0;
    }
  }

  private Json order() {
    String word =
        switch (scope) {
          case PUSH -> "push";
          case READ -> "read";
          case ADMIN -> "admin";
          case ENROL -> "enrol";
        };
    Json.Members order = Json.object().with("name", name).with("scope", word);
    order = cluster == null ? order : order.with("cluster", cluster);
    order = node == null ? order : order.with("node", node);
    order = uses == null ? order : order.with("uses", uses);
    return expires == null ? order : order.with("expires", Ahead.of(expires));
  }
}
