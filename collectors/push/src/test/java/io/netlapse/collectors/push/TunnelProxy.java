package io.netlapse.collectors.push;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A small real proxy that makes tunnels (CONNECT), for those who know the password. */
final class TunnelProxy implements AutoCloseable {

  private final ServerSocket listening;
  private final String authorization;
  private final List<String> tunnels = Collections.synchronizedList(new ArrayList<>());

  /**
   * Starts one.
   *
   * @param authorization what {@code Proxy-Authorization} must be; empty to let everybody
   */
  TunnelProxy(String authorization) throws IOException {
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.authorization = authorization;
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** The first line of each request for a tunnel that was let through. */
  List<String> tunnels() {
    return List.copyOf(tunnels);
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  private void serve() {
    try {
      while (true) {
        Socket client = listening.accept();
        Thread.ofVirtual().start(() -> tunnel(client));
      }
    } catch (IOException _) {
      return; // closed
    }
  }

  private void tunnel(Socket client) {
    try (client) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
      String first = in.readLine();
      boolean known = authorization.isEmpty();
      for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
        known |= line.equalsIgnoreCase("Proxy-Authorization: " + authorization);
      }
      if (!known) {
        client
            .getOutputStream()
            .write(
                "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(ISO_8859_1));
        return;
      }
      tunnels.add(first);
      String target = first.split(" ")[1];
      int colon = target.lastIndexOf(':');
      try (Socket server =
          new Socket(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)))) {
        client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
        Thread back = Thread.ofVirtual().start(() -> copy(server, client));
        copy(client, server);
        back.join();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException _) {
      return; // one of them has gone
    }
  }
}
