package io.netlapse.db;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was lately asked for, in bounded room: two generations, of which the older is
 * forgotten when the younger is full. Reading takes no lock. Safe for many threads.
 *
 * @param <K> by what it is asked for
 * @param <V> what is remembered
 */
public final class Recent<K, V> {

  private final int capacity;
  private volatile Map<K, V> young = new ConcurrentHashMap<>();
  private volatile Map<K, V> old = new ConcurrentHashMap<>();

  /** Remembers at least half as many as given, and at most about as many. */
  public Recent(int capacity) {
    this.capacity = capacity;
  }

  /** What is remembered, or null. */
  public @Nullable V get(K key) {
    V value = young.get(key);
    if (value == null) {
      value = old.get(key);
      if (value != null) {
        put(key, value);
      }
    }
    return value;
  }

  /** Remembers it. */
  public void put(K key, V value) {
    young.put(key, value);
    if (young.size() > capacity / 2) {
      forgetOld();
    }
  }

  /** Forgets it and gives what was remembered, or null. */
  public @Nullable V remove(K key) {
    V older = old.remove(key);
    V younger = young.remove(key);
    return younger == null ? older : younger;
  }

  private synchronized void forgetOld() {
    if (young.size() > capacity / 2) {
      old = young;
      young = new ConcurrentHashMap<>();
    }
  }
}
