package io.netlapse.spi.notify;

/**
 * Tells people of findings: a chat, a ticket, a pager. Found through {@link
 * java.util.ServiceLoader}. What it must know it reads from files or from environment variables of
 * its own; names that begin with {@code NETLAPSE_} are ours.
 *
 * <p>The service calls it after the snapshot is durable, on one thread at a time and in the order
 * in which findings began and ended. It does not wait for it: notices lie in a bounded queue in
 * memory meanwhile. So a notice comes at most once if the service is stopped, or if the queue is
 * full; what must not be missed is an alert on the service's metrics.
 */
public interface Notifier {

  /** The name in metrics and messages, lower-case, unique. */
  String name();

  /**
   * Tells one notice. It does not try again by itself: the service does, some times.
   *
   * @throws NotifyException if it could not be told
   * @throws InterruptedException if the thread was interrupted
   */
  void tell(Notice notice) throws NotifyException, InterruptedException;
}
