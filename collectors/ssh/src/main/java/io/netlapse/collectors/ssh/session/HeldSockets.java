package io.netlapse.collectors.ssh.session;

import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;

/** Sockets that end with the time of their node. */
final class HeldSockets implements SocketFactory {

  private final Lifeline lifeline;
  private final Duration timeout;

  HeldSockets(Lifeline lifeline, Duration timeout) {
    this.lifeline = lifeline;
    this.timeout = timeout;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new UnknownHostException(host);
    }
    Socket socket = new Socket();
    lifeline.hold(() -> close(socket));
    socket.connect(address, Math.toIntExact(timeout.toMillis()));
    return socket;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // Then it is closed already.
    }
  }

  @Override
  public InputStream getInputStream(Socket socket) throws IOException {
    return socket.getInputStream();
  }

  @Override
  public OutputStream getOutputStream(Socket socket) throws IOException {
    return socket.getOutputStream();
  }
}
