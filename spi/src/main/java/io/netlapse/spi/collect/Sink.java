package io.netlapse.spi.collect;

/** Takes captures and sees to it that they arrive. Safe for many threads. */
public interface Sink {

  /**
   * Hands over one capture. Returns when it cannot be lost any more by what happens to this
   * process: the service has acknowledged it, or it is on a disk from which it will be delivered.
   *
   * @param capture the capture
   * @throws CollectException if the service refuses it, or cannot be reached for as long as the
   *     runtime tries
   * @throws InterruptedException if the thread was interrupted
   */
  void deliver(Capture capture) throws CollectException, InterruptedException;

  /**
   * Tells that one of many targets could not be captured, so that people see it at the service; the
   * collection goes on. A collector of one target throws instead.
   *
   * @param target the node's name, as its captures would have it
   * @param reason what, where, and what to do, in one sentence
   */
  default void failed(String target, String reason) {}
}
