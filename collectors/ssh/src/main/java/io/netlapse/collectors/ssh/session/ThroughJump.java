package io.netlapse.collectors.ssh.session;

import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** A connection through a host that one is logged in to (direct-tcpip, RFC 4254, 7.2). */
final class ThroughJump implements Proxy {

  private final ChannelDirectTCPIP channel;
  private final InputStream in;
  private final OutputStream out;

  ThroughJump(Session jump) throws JSchException, IOException {
    this.channel = (ChannelDirectTCPIP) jump.openChannel("direct-tcpip");
    this.in = channel.getInputStream();
    this.out = channel.getOutputStream();
  }

  @Override
  public void connect(@Nullable SocketFactory unused, String host, int port, int timeoutMillis)
      throws JSchException {
    channel.setHost(host);
    channel.setPort(port);
    channel.connect(timeoutMillis);
    if (!channel.isConnected()) {
      throw new JSchException("the host on the way does not connect to " + host);
    }
  }

  @Override
  public InputStream getInputStream() {
    return in;
  }

  @Override
  public OutputStream getOutputStream() {
    return out;
  }

  /** There is none: JSch knows of that. */
  @Override
  @SuppressWarnings("NullAway")
  public Socket getSocket() {
    return null;
  }

  @Override
  public void close() {
    channel.disconnect();
  }
}
