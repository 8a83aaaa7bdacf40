package io.netlapse.collectors.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Takes what a process writes, on a thread of its own, so that it never waits for us. Keeps the
 * first bytes up to a limit.
 */
final class Drain {

  // Something that the script left behind may hold the pipe open; what it writes is not waited for.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final InputStream in;
  private final int limit;
  private final Runnable atLimit;
  private final Thread thread;

  private Drain(InputStream in, int limit, Runnable atLimit) {
    this.in = in;
    this.limit = limit;
    this.atLimit = atLimit;
    this.thread = Thread.ofPlatform().daemon().name("capture-drain").unstarted(this::drain);
  }

  /**
   * Begins to take.
   *
   * @param limit the number of bytes to keep
   * @param atLimit what to do once more than that has come
   */
  static Drain of(InputStream in, int limit, Runnable atLimit) {
    Drain drain = new Drain(in, limit, atLimit);
    drain.thread.start();
    return drain;
  }

  /** What was written until the end of the stream, or until five seconds from now. */
  byte[] await() throws InterruptedException {
    boolean _ = thread.join(PATIENCE);
    synchronized (kept) {
      return kept.toByteArray();
    }
  }

  /** The same as text on one line, for a message. */
  String awaitText() throws InterruptedException {
    return new String(await(), StandardCharsets.UTF_8)
        .strip()
        .replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ");
  }

  private void drain() {
    byte[] buffer = new byte[8_192];
    boolean told = false;
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (keep(buffer, n) < n && !told) {
          told = true;
          atLimit.run();
        }
      }
    } catch (IOException _) {
      // The process was ended and its pipe closed: what came before is what there is.
    }
  }

  private int keep(byte[] buffer, int n) {
    synchronized (kept) {
      int room = Math.min(n, limit - kept.size());
      kept.write(buffer, 0, room);
      return room;
    }
  }
}
