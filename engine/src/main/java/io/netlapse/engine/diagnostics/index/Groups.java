package io.netlapse.engine.diagnostics.index;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What was read of facts, by something that they tell, each group in the order of its facts.
 * Immutable: a change is laid over what was there, and both are made one when many were.
 *
 * @param <K> by what
 * @param <V> what is read of a fact
 */
public final class Groups<K extends Comparable<K>, V> {

  /** As many changed groups as are copied at each change, at most. */
  private static final int MOST_CHANGED = 64;

  private final NavigableMap<K, Selected<V>> groups;

  /** In place of those of the same keys; empty where a group is no more. */
  private final NavigableMap<K, Selected<V>> changed;

  private Groups(NavigableMap<K, Selected<V>> groups, NavigableMap<K, Selected<V>> changed) {
    this.groups = groups;
    this.changed = changed;
  }

  static <K extends Comparable<K>, V> Groups<K, V> of(
      SortedMap<K, List<Selected.Entry<V>>> entries) {
    NavigableMap<K, Selected<V>> groups = new TreeMap<>();
    entries.forEach((key, group) -> groups.put(key, Selected.of(group)));
    return new Groups<>(groups, new TreeMap<>());
  }

  /** Without some that are among them, and with some that are not. */
  Groups<K, V> with(
      SortedMap<K, List<Selected.Entry<V>>> gone, SortedMap<K, List<Selected.Entry<V>>> come) {
    if (gone.isEmpty() && come.isEmpty()) {
      return this;
    }
    TreeSet<K> keys = new TreeSet<>(gone.keySet());
    keys.addAll(come.keySet());
    NavigableMap<K, Selected<V>> now = new TreeMap<>(changed);
    for (K key : keys) {
      List<Selected.Entry<V>> lost = gone.getOrDefault(key, List.of());
      now.put(key, selected(key).with(lost, come.getOrDefault(key, List.of())));
    }
    return now.size() > MOST_CHANGED ? merged(now) : new Groups<>(groups, now);
  }

  private Groups<K, V> merged(NavigableMap<K, Selected<V>> now) {
    NavigableMap<K, Selected<V>> all = new TreeMap<>(groups);
    all.putAll(now);
    all.values().removeIf(Selected::isEmpty);
    return new Groups<>(all, new TreeMap<>());
  }

  /** Those of one group; empty where there is none. */
  public List<V> get(K key) {
    return selected(key);
  }

  /** Those of all groups from one to another, both included, group by group in no order. */
  public Stream<V> between(K first, K last) {
    Stream<Selected<V>> kept =
        groups.subMap(first, true, last, true).entrySet().stream()
            .filter(group -> !changed.containsKey(group.getKey()))
            .map(Map.Entry::getValue);
    return Stream.concat(changed.subMap(first, true, last, true).values().stream(), kept)
        .flatMap(List::stream);
  }

  /** By what there are any, in order. */
  public NavigableSet<K> keys() {
    NavigableSet<K> keys = new TreeSet<>(groups.keySet());
    changed.forEach((key, group) -> keys.add(key));
    keys.removeIf(key -> selected(key).isEmpty());
    return keys;
  }

  /** How many groups there are. */
  public int size() {
    int size = groups.size();
    for (Map.Entry<K, Selected<V>> group : changed.entrySet()) {
      size += (group.getValue().isEmpty() ? 0 : 1) - (groups.containsKey(group.getKey()) ? 1 : 0);
    }
    return size;
  }

  /** The last by which there are any. */
  public Optional<K> last() {
    return Stream.of(changed, groups)
        .flatMap(
            some ->
                some.descendingKeySet().stream().filter(key -> !selected(key).isEmpty()).limit(1))
        .max(Comparator.naturalOrder());
  }

  private Selected<V> selected(K key) {
    Selected<V> now = changed.get(key);
    return now == null ? groups.getOrDefault(key, Selected.of(List.of())) : now;
  }
}
