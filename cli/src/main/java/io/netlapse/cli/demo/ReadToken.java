package io.netlapse.cli.demo;

import io.netlapse.cli.api.ApiClient;
import io.netlapse.diagnose.json.Json;

/**
 * A token to read with, for whoever watches the demo, for as long as it runs.
 *
 * @param admin a client that may hand out and revoke tokens
 * @param id the token's id
 * @param secret the token
 */
record ReadToken(ApiClient admin, String id, String secret) implements AutoCloseable {

  /** Hands one out. */
  static ReadToken of(ApiClient admin) throws InterruptedException {
    Json made =
        admin.post("/tokens", Json.object().with("name", "demo, to look").with("scope", "read"));
    return new ReadToken(admin, made.text("id"), made.text("secret"));
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

  /** Not the secret. */
  @Override
  public String toString() {
    return "read token " + id;
  }
}
