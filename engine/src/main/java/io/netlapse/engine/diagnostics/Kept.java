package io.netlapse.engine.diagnostics;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What was made of something that does not change, by what it was made for; a few entries. Made by
 * pure functions: where two threads make one at once, either is right and one of them is kept.
 */
final class Kept<K, V> {

  /** Replaced as a whole, so that whoever reads needs no lock. */
  private volatile Map<K, V> all = Map.of();

  /** What is kept for a key, or is made now. */
  V get(K key, Function<? super K, ? extends V> make) {
    V known = all.get(key);
    if (known == null) {
      known = make.apply(key);
      put(key, known);
    }
    return known;
  }

  void put(K key, V value) {
    Map<K, V> now = new HashMap<>(all);
    now.put(key, value);
    all = now;
  }

  void forEach(BiConsumer<? super K, ? super V> action) {
    all.forEach(action);
  }

  boolean isEmpty() {
    return all.isEmpty();
  }
}
