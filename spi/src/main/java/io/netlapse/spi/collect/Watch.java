package io.netlapse.spi.collect;

/**
 * Notices that what a collector captures has changed, so that it is captured then and not at the
 * next run of a schedule. It only says that something has; what it was, a capture shows.
 */
public interface Watch {

  /**
   * What is asked of the collector after a change: that which can have changed, and no more than by
   * schedule, since changes may come often.
   */
  Settings afterChange();

  /**
   * Watches until it cannot any more. Called on one thread at a time, and again, behind a wait that
   * grows, after it has ended. What it started is over when it returns.
   *
   * @param changes takes what it notices, also from threads of its own
   * @throws CollectException why it does not watch any more; it returns in no other way
   * @throws InterruptedException if the thread was interrupted
   */
  void run(Changes changes) throws CollectException, InterruptedException;
}
