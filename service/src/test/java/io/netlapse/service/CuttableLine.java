package io.netlapse.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP port that leads to another one, until it is cut. */
final class CuttableLine implements AutoCloseable {

  private final String host;
  private final int target;
  private final ServerSocket entrance;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean whole = true;

  private CuttableLine(String host, int target, ServerSocket entrance) {
    this.host = host;
    this.target = target;
    this.entrance = entrance;
  }

  static CuttableLine to(String host, int port) throws IOException {
    CuttableLine line =
        new CuttableLine(host, port, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(line::accept);
    return line;
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** Ends what goes through it and lets nothing more through. */
  void cut() {
    whole = false;
    open.forEach(CuttableLine::close);
  }

  /** Lets connections through again. */
  void mend() {
    whole = true;
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    cut();
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket near = entrance.accept();
        if (whole) {
          Socket far = new Socket(host, target);
          open.add(near);
          open.add(far);
          Thread.ofVirtual().start(() -> copy(near, far));
          Thread.ofVirtual().start(() -> copy(far, near));
        } else {
          near.close();
        }
      } catch (IOException e) {
        // The entrance was closed, or the target is away: whoever connected sees it.
      }
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      // Cut.
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed as well as it can be.
    }
  }
}
