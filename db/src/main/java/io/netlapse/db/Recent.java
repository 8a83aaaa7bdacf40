package io.netlapse.db;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was lately asked for, in bounded room: two generations, of which the older is
 * forgotten when the younger is full. Reading takes no lock. Safe for many threads.
 *
 * @param <K> by what it is asked for
 * @param <V> what is remembered
 */
public final class Recent<K, V> {

  private final long capacity;
  private final ToIntFunction<V> weight;
  private final AtomicLong youngWeight = new AtomicLong();
  private volatile Map<K, V> young = new ConcurrentHashMap<>();
  private volatile Map<K, V> old = new ConcurrentHashMap<>();

  /** Remembers about as many as given, and at least half of that. */
  public Recent(int capacity) {
    this(capacity, _ -> 1);
  }

  /**
   * Remembers values of about this weight in all.
   *
   * @param capacity the weight of all that is remembered
   * @param weight the weight of one value; one that is heavier than an eighth of the capacity is
   *     not remembered
   */
  public Recent(long capacity, ToIntFunction<V> weight) {
    this.capacity = capacity;
    this.weight = weight;
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
    int heavy = weight.applyAsInt(value);
    if (heavy > capacity / 8) {
      return;
    }
    V replaced = young.put(key, value);
    int more = replaced == null ? heavy : heavy - weight.applyAsInt(replaced);
    if (youngWeight.addAndGet(more) > capacity / 2) {
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
    if (youngWeight.get() > capacity / 2) {
      old = young;
      young = new ConcurrentHashMap<>();
      youngWeight.set(0);
    }
  }
}
