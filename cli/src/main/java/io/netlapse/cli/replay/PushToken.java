package io.netlapse.cli.replay;

import io.netlapse.cli.api.ApiClient;
import io.netlapse.collectors.push.Token;
import io.netlapse.diagnose.json.Json;
import io.netlapse.spi.collect.CollectException;
import java.util.Map;

/**
 * A token to push to one cluster for as long as somebody needs it: an admin may hand one out, and
 * may not push with its own.
 */
public final class PushToken implements AutoCloseable {

  private final ApiClient admin;
  private final String id;
  private final Token token;

  private PushToken(ApiClient admin, String id, Token token) {
    this.admin = admin;
    this.id = id;
    this.token = token;
  }

  /**
   * Hands one out.
   *
   * @param admin a client with an admin's token
   * @param name what it is for, for people
   * @param cluster the only cluster that it is good for
   */
  public static PushToken of(ApiClient admin, String name, String cluster)
      throws CollectException, InterruptedException {
    Json made =
        admin.post(
            "/tokens",
            Json.object().with("name", name).with("scope", "push").with("cluster", cluster));
    Token token = Token.of(Map.of(Token.VARIABLE, made.text("secret")));
    return new PushToken(admin, made.text("id"), token);
  }

  /** The token. */
  public Token token() {
    return token;
  }

  /** Revokes it. */
  @Override
  public void close() {
    try {
      admin.delete("/tokens/" + ApiClient.segment(id));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
