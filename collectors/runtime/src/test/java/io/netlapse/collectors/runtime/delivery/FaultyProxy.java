package io.netlapse.collectors.runtime.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Passes connections on to a server on this machine and does something to each: the first ones
 * suffer one fault after the other, the rest by chance. No connection lasts long, so that those who
 * keep theirs open suffer too.
 */
final class FaultyProxy implements AutoCloseable {

  /** What happens to a connection. */
  enum Fault {
    /** It is closed amid a request. */
    REQUEST_CUT,
    /** It is reset amid a request. */
    REQUEST_RESET,
    /** It is closed amid an answer. */
    ANSWER_CUT,
    /** It is reset amid an answer. */
    ANSWER_RESET,
    /** Every few bytes wait a little. */
    SLOW,
    /** All that came by it comes to the server a second time. */
    TWICE
  }

  /** Of a push, head and body; and of its answer. */
  private static final int REQUEST = 700;

  private static final int ANSWER = 100;
  private static final int REQUESTS = 4;
  private static final Duration SLOWNESS = Duration.ofMillis(2);

  private final ServerSocket listening;
  private final int server;
  private final Random random;
  private final List<Thread> connections = new ArrayList<>();
  private final Thread accepting;

  /** Starts one in front of a port. */
  FaultyProxy(int server, long seed) throws IOException {
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.server = server;
    this.random = new Random(seed);
    this.accepting = Thread.ofVirtual().start(this::accept);
  }

  /**
   * One connection's fate.
   *
   * @param request how many bytes of requests get through
   * @param answer how many of answers
   */
  private record Fate(Fault fault, int request, int answer) {

    boolean isReset() {
      return fault == Fault.REQUEST_RESET || fault == Fault.ANSWER_RESET;
    }

    /** The next piece of what is copied, in bytes. */
    int piece() {
      return fault == Fault.SLOW ? 150 : 4_096;
    }
  }

  int port() {
    return listening.getLocalPort();
  }

  /** How many connections there were. */
  int connections() {
    synchronized (connections) {
      return connections.size();
    }
  }

  /** Takes no more connections, and waits until those that were have come to their ends. */
  @Override
  public void close() throws IOException {
    listening.close();
    try {
      accepting.join();
      for (Thread each : connections) {
        each.join();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        synchronized (connections) {
          Fate fate = fate(connections.size());
          connections.add(Thread.ofVirtual().start(() -> suffer(client, fate)));
        }
      }
    } catch (IOException _) {
      return; // closed
    }
  }

  private Fate fate(int connection) {
    Fault[] faults = Fault.values();
    Fault fault = faults[connection < faults.length ? connection : random.nextInt(faults.length)];
    return switch (fault) {
      case REQUEST_CUT, REQUEST_RESET ->
          new Fate(fault, random.nextInt(REQUEST * 2), Integer.MAX_VALUE);
      case ANSWER_CUT, ANSWER_RESET ->
          new Fate(fault, Integer.MAX_VALUE, random.nextInt(ANSWER * 2));
      case SLOW, TWICE -> new Fate(fault, REQUEST * REQUESTS, Integer.MAX_VALUE);
    };
  }

  private void suffer(Socket client, Fate fate) {
    ByteArrayOutputStream came = new ByteArrayOutputStream();
    try (client;
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
      client.setTcpNoDelay(true); // else each small piece waits 40 ms for the one before
      behind.setTcpNoDelay(true);
      Thread answers =
          Thread.ofVirtual()
              .start(
                  () -> {
                    copy(behind, client, fate.answer(), fate, OutputStream.nullOutputStream());
                    end(client, behind, fate);
                  });
      copy(client, behind, fate.request(), fate, came);
      end(client, behind, fate);
      answers.join();
    } catch (IOException | InterruptedException _) {
      return; // the server has gone
    }
    if (fate.fault() == Fault.TWICE) {
      again(came.toByteArray());
    }
  }

  /** Copies until an end of either side, or until so many bytes have got through. */
  private static void copy(Socket from, Socket to, int most, Fate fate, OutputStream too) {
    byte[] buffer = new byte[fate.piece()];
    int left = most;
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      while (left > 0) {
        int n = in.read(buffer, 0, Math.min(buffer.length, left));
        if (n < 0) {
          return;
        }
        if (fate.fault() == Fault.SLOW) {
          Thread.sleep(SLOWNESS);
        }
        out.write(buffer, 0, n);
        too.write(buffer, 0, n);
        left -= n;
      }
    } catch (IOException | InterruptedException _) {
      return; // one of them has gone
    }
  }

  private static void end(Socket client, Socket behind, Fate fate) {
    for (Socket socket : List.of(client, behind)) {
      try {
        if (fate.isReset()) {
          socket.setSoLinger(true, 0); // close(2) sends RST then
        }
        socket.close();
      } catch (IOException _) {
        // It has ended already.
      }
    }
  }

  /** What came, once more; nobody wants the answers. */
  private void again(byte[] requests) {
    try (Socket behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
      behind.getOutputStream().write(requests);
      behind.shutdownOutput();
      long _ = behind.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      return; // the server has had enough
    }
  }
}
