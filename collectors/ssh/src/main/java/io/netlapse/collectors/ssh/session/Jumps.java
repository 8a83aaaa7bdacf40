package io.netlapse.collectors.ssh.session;

import com.jcraft.jsch.Session;
import io.netlapse.collectors.ssh.node.Hop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The connections to hosts on the way: one for all nodes behind it, because sshd drops some of many
 * that come at once. One that broke is made anew; one that could not be made is not tried again, so
 * that a host which hangs costs its time once. Safe for many threads.
 */
final class Jumps implements AutoCloseable {

  private final Map<List<Hop>, Way> ways = new ConcurrentHashMap<>();
  private final Step step;

  /** Logs in to a host, over the one before it. */
  interface Step {
    Session login(Hop hop, @Nullable Session before, Duration timeout, Lifeline lifeline)
        throws TargetException;
  }

  Jumps(Step step) {
    this.step = step;
  }

  /**
   * A session on the last of hosts on the way.
   *
   * @param hops one or more, the nearest first
   * @param timeout for each of them
   * @throws TargetException if one does not let us in
   */
  Session to(List<Hop> hops, Duration timeout) throws TargetException {
    return ways.computeIfAbsent(hops, Way::new).session(timeout);
  }

  @Override
  public void close() {
    ways.values().forEach(Way::close);
  }

  private final class Way {

    private final List<Hop> hops;
    private volatile Lifeline lifeline = new Lifeline();
    private @Nullable Session session;
    private @Nullable TargetException failure;

    private Way(List<Hop> hops) {
      this.hops = List.copyOf(hops);
    }

    private synchronized Session session(Duration timeout) throws TargetException {
      if (failure != null) {
        throw new TargetException(failure.fault(), String.valueOf(failure.getMessage()), failure);
      }
      Session known = session;
      if (known != null && known.isConnected()) {
        return known;
      }
      try {
        close();
        lifeline = new Lifeline();
        Session before = hops.size() == 1 ? null : to(hops.subList(0, hops.size() - 1), timeout);
        Session made = step.login(hops.getLast(), before, timeout, lifeline);
        session = made;
        return made;
      } catch (TargetException e) {
        failure = e;
        throw e;
      }
    }

    private void close() {
      lifeline.close();
    }
  }
}
