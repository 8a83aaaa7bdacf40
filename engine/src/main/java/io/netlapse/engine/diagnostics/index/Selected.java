package io.netlapse.engine.diagnostics.index;

import io.netlapse.spi.diagnose.SeenFact;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;

/**
 * What was read of facts, in their order. Immutable.
 *
 * @param <V> what is read of a fact
 */
public final class Selected<V> extends AbstractList<V> implements RandomAccess {

  private final List<Entry<V>> entries;

  /**
   * What was read of one fact.
   *
   * @param seen the fact
   * @param value what was read
   */
  record Entry<V>(SeenFact seen, V value) {

    static final Comparator<Entry<?>> ORDER = Comparator.comparing(entry -> entry.seen().fact());
  }

  private Selected(List<Entry<V>> entries) {
    this.entries = entries;
  }

  static <V> Selected<V> of(List<Entry<V>> entries) {
    return new Selected<>(List.copyOf(entries));
  }

  /** Without some that are among them, and with some that are not. */
  Selected<V> with(List<Entry<V>> gone, List<Entry<V>> come) {
    if (gone.isEmpty() && come.isEmpty()) {
      return this;
    }
    List<Entry<V>> now = new ArrayList<>(entries);
    gone.forEach(entry -> now.remove(place(now, entry)));
    come.forEach(entry -> now.add(-Collections.binarySearch(now, entry, Entry.ORDER) - 1, entry));
    return new Selected<>(now);
  }

  /** Where what was read of the very fact stands: equal ones stand side by side. */
  @SuppressWarnings("ReferenceEquality")
  private static <V> int place(List<Entry<V>> entries, Entry<V> wanted) {
    int place = Collections.binarySearch(entries, wanted, Entry.ORDER);
    while (place > 0 && Entry.ORDER.compare(entries.get(place - 1), wanted) == 0) {
      place--;
    }
    while (entries.get(place).seen() != wanted.seen()) {
      place++;
    }
    return place;
  }

  @Override
  public V get(int index) {
    return entries.get(index).value();
  }

  @Override
  public int size() {
    return entries.size();
  }
}
