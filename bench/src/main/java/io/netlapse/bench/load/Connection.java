package io.netlapse.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/**
 * One kept-alive connection, one request after the other. It does as little as can be done, because
 * it takes the processor from the service that is measured. For one thread.
 */
final class Connection implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 300_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  Connection(URI uri) throws IOException {
    this.socket = new Socket(uri.getHost(), uri.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    this.in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
    this.out = socket.getOutputStream();
  }

  /**
   * Sends a body and reads the whole answer.
   *
   * @param cluster the number of the cluster that it is of
   * @return the status of the answer
   * @throws IOException if the connection breaks or the status is not 2xx
   */
  int post(Request request, int cluster, byte[] body) throws IOException {
    byte[] head = request.head(cluster, body.length);
    byte[] whole = new byte[head.length + body.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    out.write(whole);
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    byte[] answer = answer();
    if (status / 100 != 2) {
      throw new IOException("%s: %d %s".formatted(request, status, new String(answer, UTF_8)));
    }
    return status;
  }

  private byte[] answer() throws IOException {
    int length = 0;
    boolean chunked = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring("content-length:".length()).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.endsWith("chunked");
      }
    }
    return chunked ? chunks() : exactly(length);
  }

  private byte[] chunks() throws IOException {
    byte[] first = new byte[0];
    while (true) {
      byte[] chunk = exactly(Integer.parseInt(line(), 16));
      String end = line();
      if (chunk.length == 0 && end.isEmpty()) {
        return first;
      }
      first = first.length == 0 ? chunk : first;
    }
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the service closed the connection within an answer");
    }
    return bytes;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the service closed the connection");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
