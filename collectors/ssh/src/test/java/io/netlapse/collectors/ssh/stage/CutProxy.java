package io.netlapse.collectors.ssh.stage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Passes connections on to a server and cuts each after so many bytes from there. */
public final class CutProxy implements AutoCloseable {

  private final ServerSocket listening;

  private CutProxy(ServerSocket listening) {
    this.listening = listening;
  }

  /** Listens at an address. */
  public static CutProxy start(
      InetAddress address, int port, InetAddress server, int serverPort, int bytes)
      throws IOException {
    CutProxy proxy = new CutProxy(new ServerSocket(port, 50, address));
    Thread.ofVirtual().start(() -> proxy.accept(server, serverPort, bytes));
    return proxy;
  }

  private void accept(InetAddress server, int serverPort, int bytes) {
    try {
      while (true) {
        Socket client = listening.accept();
        Socket behind = new Socket(server, serverPort);
        Thread.ofVirtual().start(() -> pass(client, behind, Long.MAX_VALUE));
        Thread.ofVirtual().start(() -> pass(behind, client, bytes));
      }
    } catch (IOException _) {
      // It was closed.
    }
  }

  private static void pass(Socket from, Socket to, long bytes) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] buffer = new byte[512];
      long left = bytes;
      int read = in.read(buffer);
      while (read > 0 && read <= left) {
        out.write(buffer, 0, read);
        left -= read;
        read = in.read(buffer);
      }
    } catch (IOException _) {
      // The other side ended first.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
