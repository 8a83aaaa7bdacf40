package io.netlapse.db.content;

import static java.util.Objects.requireNonNull;

import io.netlapse.db.Recent;
import io.netlapse.engine.history.Sight;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Contents and manifests never change once they are kept, so what was read of them is remembered.
 * Safe for many threads.
 */
public final class KnownContents {

  private final Recent<Long, Manifest> manifests =
      new Recent<>(200_000, manifest -> 1 + manifest.sections().size());
  private final Recent<Long, Optional<Sight>> sights =
      new Recent<>(300_000, sight -> 1 + sight.map(KnownContents::facts).orElse(0));
  private final Recent<Long, KeptRaw> raws = new Recent<>(rawBytes(), raw -> raw.bytes().length);

  /** How what is not remembered is read, by number. */
  @FunctionalInterface
  private interface Reader<V> {
    Map<Long, V> read(Collection<Long> ids) throws SQLException;
  }

  /**
   * A manifest.
   *
   * @throws IllegalArgumentException if there is none of this number
   */
  public Manifest manifest(Connection connection, long clusterId, long manifestId)
      throws SQLException {
    return requireNonNull(manifests(connection, clusterId, List.of(manifestId)).get(manifestId));
  }

  /** A manifest, if it is remembered. */
  public @Nullable Manifest rememberedManifest(long manifestId) {
    return manifests.get(manifestId);
  }

  /**
   * Manifests by their numbers.
   *
   * @throws IllegalArgumentException if there is none of one of the numbers
   */
  public Map<Long, Manifest> manifests(
      Connection connection, long clusterId, Collection<Long> manifestIds) throws SQLException {
    return all(manifests, manifestIds, ids -> Manifests.load(connection, clusterId, ids));
  }

  /** The sights of contents; those that observe nothing are left out. */
  public Map<Long, Sight> sights(Connection connection, long clusterId, Collection<Long> contentIds)
      throws SQLException {
    Map<Long, Optional<Sight>> all =
        all(
            sights,
            contentIds,
            ids -> {
              Map<Long, Sight> read = Sights.of(connection, clusterId, ids);
              Map<Long, Optional<Sight>> each = new HashMap<>();
              ids.forEach(id -> each.put(id, Optional.ofNullable(read.get(id))));
              return each;
            });
    Map<Long, Sight> present = new HashMap<>();
    all.forEach((id, sight) -> sight.ifPresent(some -> present.put(id, some)));
    return present;
  }

  /** What contents keep, in this order, if all of it is remembered. */
  public Optional<List<KeptRaw>> rememberedRaws(List<Long> contentIds) {
    List<KeptRaw> kept = new ArrayList<>(contentIds.size());
    for (Long id : contentIds) {
      KeptRaw raw = raws.get(id);
      if (raw == null) {
        return Optional.empty();
      }
      kept.add(raw);
    }
    return Optional.of(kept);
  }

  /**
   * What contents keep, by number.
   *
   * @throws IllegalArgumentException if there is none of one of the numbers
   */
  public Map<Long, KeptRaw> raws(Connection connection, long clusterId, Collection<Long> contentIds)
      throws SQLException {
    return all(raws, contentIds, ids -> Contents.raws(connection, clusterId, ids));
  }

  /**
   * A sixteenth of the heap: a snapshot whose node's bytes are not remembered has to ask the
   * database for them.
   */
  private static long rawBytes() {
    return Runtime.getRuntime().maxMemory() / 16;
  }

  private static int facts(Sight sight) {
    return sight.sorted().size();
  }

  private static <V> Map<Long, V> all(
      Recent<Long, V> recent, Collection<Long> ids, Reader<V> reader) throws SQLException {
    Map<Long, V> all = new HashMap<>();
    List<Long> missing = new ArrayList<>();
    for (Long id : ids) {
      V known = recent.get(id);
      if (known == null) {
        missing.add(id);
      } else {
        all.put(id, known);
      }
    }
    if (!missing.isEmpty()) {
      Map<Long, V> read = reader.read(missing.stream().distinct().toList());
      for (Long id : missing) {
        V value = read.get(id);
        if (value == null) {
          throw new IllegalArgumentException("nothing is kept under number " + id);
        }
        recent.put(id, value);
        all.put(id, value);
      }
    }
    return all;
  }
}
