package io.netlapse.collectors.agent.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.collectors.capture.CleanEnvironment;
import io.netlapse.spi.collect.Changes;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Settings;
import io.netlapse.spi.collect.Watch;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Watches links, addresses, routes and rules of this machine with ip-monitor(8). That it writes
 * something counts, never what: its lines are taken off the pipe and not kept. What it says on
 * standard error is that it missed something, such as {@code netlink receive error No buffer space
 * available}, when the kernel had more to tell than the socket holds.
 */
public final class IpMonitor implements Watch {

  /** A line for each change, of every table and both families. */
  private static final List<String> COMMAND =
      List.of("ip", "-o", "monitor", "link", "address", "route", "rule");

  private static final Duration LOOK = Duration.ofMillis(10);
  private static final Duration JOINED_BY = Duration.ofSeconds(10);
  private static final int BUFFER = 8_192;
  private static final int LONGEST_WORD = 300;

  private static final String SPOKEN = String.join(" ", COMMAND);

  private final Settings afterChange;

  /**
   * A watch that has not begun.
   *
   * @param afterChange what is asked of the agent when something has changed
   */
  public IpMonitor(Settings afterChange) {
    this.afterChange = afterChange;
  }

  /** What takes the bytes that a process wrote. */
  private interface Taker {
    void take(byte[] buffer, int length);
  }

  @Override
  public Settings afterChange() {
    return afterChange;
  }

  @Override
  public void run(Changes changes) throws CollectException, InterruptedException {
    Process ip = start();
    try {
      AtomicBoolean joined = new AtomicBoolean();
      AtomicReference<String> said = new AtomicReference<>("it said nothing");
      Thread _ = taking("ip-monitor", ip.getInputStream(), (_, _) -> changes.changed());
      Thread errors =
          taking(
              "ip-monitor-errors",
              ip.getErrorStream(),
              (buffer, length) -> {
                String word = firstLine(buffer, length);
                said.set(word);
                if (joined.get()) {
                  changes.missed(word);
                }
              });
      if (hasJoined(ip)) {
        joined.set(true);
        changes.watching();
      }
      int status = ip.waitFor();
      boolean _ = errors.join(JOINED_BY);
      throw new CollectException(
          "'%s' ended (exit status %d): %s. It takes the ip of iproute2."
              .formatted(SPOKEN, status, said.get()));
    } finally {
      ip.destroyForcibly(); // it keeps nothing
      ip.onExit().completeOnTimeout(ip, JOINED_BY.toMillis(), TimeUnit.MILLISECONDS).join();
    }
  }

  private Process start() throws CollectException {
    // By a shell, which looks for it where the capture does; the process is ip's own then.
    List<String> all = new ArrayList<>(List.of("sh", "-c", "exec \"$@\"", "sh"));
    all.addAll(COMMAND);
    try {
      return CleanEnvironment.process(all).redirectInput(new File("/dev/null")).start();
    } catch (IOException e) {
      throw new CollectException(
          "'%s' could not be started: %s.".formatted(SPOKEN, e.getMessage()), e);
    }
  }

  /**
   * Waits until the kernel tells it of changes; what happens before that, nobody notices.
   *
   * @return false if it has ended
   */
  private boolean hasJoined(Process ip) throws CollectException, InterruptedException {
    NetlinkListener listener = NetlinkListener.of(ip);
    long start = System.nanoTime();
    String reason = "no netlink socket of it has joined a group";
    while (System.nanoTime() - start < JOINED_BY.toNanos()) {
      try {
        if (listener.hasJoined()) {
          return true;
        }
      } catch (IOException e) {
        reason = e.toString(); // it may just have ended
      }
      if (ip.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    throw new CollectException(
        "Whether '%s' listens could not be seen within %d s: %s."
            .formatted(SPOKEN, JOINED_BY.toSeconds(), reason));
  }

  private static Thread taking(String name, InputStream in, Taker taker) {
    return Thread.ofPlatform().daemon().name(name).start(() -> takeAll(in, taker));
  }

  private static void takeAll(InputStream in, Taker taker) {
    byte[] buffer = new byte[BUFFER];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        taker.take(buffer, n);
      }
    } catch (IOException _) {
      // It was ended, and its pipe closed.
    }
  }

  private static String firstLine(byte[] buffer, int length) {
    String line = new String(buffer, 0, length, UTF_8).lines().findFirst().orElse("");
    return line.length() > LONGEST_WORD ? line.substring(0, LONGEST_WORD) : line;
  }
}
