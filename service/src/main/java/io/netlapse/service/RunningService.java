package io.netlapse.service;

import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;

/** A service that listens. Safe for many threads. */
public final class RunningService implements AutoCloseable {

  private final EmbeddedServer server;

  RunningService(EmbeddedServer server) {
    this.server = server;
  }

  /** Where it listens, such as {@code http://localhost:8080}; the API is under {@code /api/v1}. */
  public URI uri() {
    return server.getURI();
  }

  /** Its beans, for tests in this package. */
  EmbeddedServer server() {
    return server;
  }

  /** Finishes the requests in flight and stops. Closing twice is closing once. */
  @Override
  public void close() {
    server.close();
  }
}
