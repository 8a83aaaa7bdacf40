package io.netlapse.bench.load;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Sends bodies over connections that stay open, each connection its own part of the nodes, so that
 * a node's pushes never overtake each other. For one thread at a time.
 */
public final class LoadGenerator implements AutoCloseable {

  private final List<Connection> connections = new ArrayList<>();
  private final ExecutorService senders;

  /** With so many connections to a service; {@code Pushes.NODES} is a multiple of it. */
  public LoadGenerator(URI uri, int connections) throws IOException {
    for (int i = 0; i < connections; i++) {
      this.connections.add(new Connection(uri));
    }
    this.senders = Executors.newFixedThreadPool(connections);
  }

  /**
   * Sends them all and waits for every answer.
   *
   * @return how many were answered with 201, which is what new snapshots are
   * @throws IOException if one is refused or a connection breaks
   */
  public int send(Request request, List<byte[]> bodies) throws IOException, InterruptedException {
    List<Future<Integer>> parts = new ArrayList<>();
    for (int i = 0; i < connections.size(); i++) {
      int part = i;
      parts.add(senders.submit(() -> sendPart(request, bodies, part)));
    }
    int created = 0;
    try {
      for (Future<Integer> part : parts) {
        created += part.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    }
    return created;
  }

  private int sendPart(Request request, List<byte[]> bodies, int part) throws IOException {
    int created = 0;
    for (int i = part; i < bodies.size(); i += connections.size()) {
      if (connections.get(part).post(request, part, bodies.get(i)) == 201) {
        created++;
      }
    }
    return created;
  }

  @Override
  public void close() throws IOException {
    senders.shutdownNow();
    for (Connection connection : connections) {
      connection.close();
    }
  }
}
