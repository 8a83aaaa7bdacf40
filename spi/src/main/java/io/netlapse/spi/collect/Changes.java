package io.netlapse.spi.collect;

/** Takes what a {@link Watch} notices. Safe for many threads; each call returns at once. */
public interface Changes {

  /** From now on each change is told. What happened until now may not have been. */
  void watching();

  /** Something has changed, or several things; it may be called as often as the source speaks. */
  void changed();

  /**
   * Changes went by that could not be noticed; watching goes on.
   *
   * @param reason what happened, for people, without full stop
   */
  void missed(String reason);
}
