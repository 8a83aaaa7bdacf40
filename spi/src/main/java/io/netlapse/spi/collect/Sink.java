package io.netlapse.spi.collect;

/** Takes captures and sees to it that they arrive. Safe for many threads. */
public interface Sink {

  /**
   * Hands over one capture. Returns when the service has acknowledged it.
   *
   * @param capture the capture
   * @throws CollectException if the service refuses it, or cannot be reached for as long as the
   *     runtime tries
   * @throws InterruptedException if the thread was interrupted
   */
  void deliver(Capture capture) throws CollectException, InterruptedException;
}
