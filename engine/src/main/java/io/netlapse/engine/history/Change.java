package io.netlapse.engine.history;

import io.netlapse.spi.event.Window;
import org.jspecify.annotations.Nullable;

/**
 * What one observation showed to be otherwise than before. A lifetime that began before our first
 * look is no change.
 */
public sealed interface Change {

  /** The observation that showed it. */
  Position shownAt();

  /** When it must have happened. */
  Window window();

  /** The natural key of the fact or facts. */
  String key();

  /**
   * A fact appeared.
   *
   * @param begun its lifetime
   */
  record Appeared(Lifetime begun) implements Change {
    @Override
    public Position shownAt() {
      return begun.first();
    }

    @Override
    public Window window() {
      return begun.appeared();
    }

    @Override
    public String key() {
      return begun.fact().fact().key();
    }
  }

  /**
   * A fact went.
   *
   * @param ended its lifetime, which has an end
   */
  record Disappeared(Lifetime ended) implements Change {
    @Override
    public Position shownAt() {
      return Changes.end(ended).next();
    }

    @Override
    public Window window() {
      return ended.disappeared().orElseThrow();
    }

    @Override
    public String key() {
      return ended.fact().fact().key();
    }
  }

  /**
   * A fact went and another one of the same natural key appeared, both shown by the same
   * observation.
   *
   * @param ended the lifetime of the one that went
   * @param begun the lifetime of the one that appeared
   */
  record Replaced(Lifetime ended, Lifetime begun) implements Change {
    @Override
    public Position shownAt() {
      return begun.first();
    }

    /**
     * From the later lower to the earlier upper bound where the two windows meet, else over both.
     */
    @Override
    public Window window() {
      return Changes.both(ended.disappeared().orElseThrow(), begun.appeared());
    }

    @Override
    public String key() {
      return begun.fact().fact().key();
    }
  }

  /** The lifetime that ended with it; null where none did. */
  default @Nullable Lifetime before() {
    return switch (this) {
      case Appeared _ -> null;
      case Disappeared gone -> gone.ended();
      case Replaced replaced -> replaced.ended();
    };
  }

  /** The lifetime that began with it; null where none did. */
  default @Nullable Lifetime after() {
    return switch (this) {
      case Appeared appeared -> appeared.begun();
      case Disappeared _ -> null;
      case Replaced replaced -> replaced.begun();
    };
  }
}
