package io.netlapse.engine.events;

import io.netlapse.spi.event.Window;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value of a single key and the one that the look that denied it saw in its place.
 *
 * @param life the lifetime of the first value
 * @param next that of the second; null where nothing took the place
 */
record Succession(FactLife life, @Nullable FactLife next) {

  /** Each value of one key with its successor, from lifetimes in order. */
  static Stream<Succession> of(List<FactLife> lives) {
    return IntStream.range(0, lives.size())
        .mapToObj(
            at -> {
              @Nullable FactLife next = at + 1 < lives.size() ? lives.get(at + 1) : null;
              FactLife life = lives.get(at);
              return new Succession(life, next != null && replaces(next, life) ? next : null);
            });
  }

  /**
   * Whether the look that denied one value saw the other. A look denies from the begin of its
   * section and sees until its end, so the two bounds need not be one instant; but no look lies
   * between them that saw neither.
   */
  private static boolean replaces(FactLife next, FactLife life) {
    Window gone = life.gone();
    return gone != null && (next.after() == null || next.after().isBefore(gone.at()));
  }
}
