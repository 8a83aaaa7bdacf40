package io.netlapse.collectors.ssh.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The time that one node, or one host on the way, has. What is held on to it is ended when the time
 * is over, whatever the thread that waits for it is doing, and at the latest when it is closed; the
 * last first. Only what cannot wait for a node itself may be held. Safe for many threads.
 */
final class Lifeline implements AutoCloseable {

  private final Deque<Runnable> held = new ArrayDeque<>();
  private boolean cut;
  private volatile State state = State.RUNNING;

  /** How it goes. */
  enum State {
    /** There is time. */
    RUNNING,
    /** Connecting took too long. */
    CONNECT_OVER,
    /** All of it took too long. */
    OVER
  }

  /** A time that runs until it is closed. */
  final class Limit implements AutoCloseable {

    private final Thread timer;

    private Limit(Duration time, State then) {
      timer =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      Thread.sleep(time);
                      expire(then);
                    } catch (InterruptedException _) {
                      // It was in time.
                    }
                  });
    }

    @Override
    public void close() {
      timer.interrupt();
    }
  }

  /** The time for all of it; close the limit when all is done. */
  Limit endingWithin(Duration time) {
    return new Limit(time, State.OVER);
  }

  /** The time for a part of it; close the limit when that is done. */
  Limit connectingWithin(Duration time) {
    return new Limit(time, State.CONNECT_OVER);
  }

  /** How it goes. */
  State state() {
    return state;
  }

  /** Takes something whose end is to be called for; at once where all is over already. */
  void hold(Runnable end) {
    synchronized (held) {
      if (!cut) {
        held.push(end);
        return;
      }
    }
    end.run();
  }

  private void expire(State then) {
    state = then;
    endAll();
  }

  private void endAll() {
    while (true) {
      Runnable end;
      synchronized (held) {
        cut = true;
        end = held.poll();
      }
      if (end == null) {
        return;
      }
      end.run();
    }
  }

  @Override
  public void close() {
    endAll();
  }
}
