package io.netlapse.collectors.runtime.spool;

import io.netlapse.collectors.runtime.durable.DurableFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was dropped and not yet acknowledged: one gap for each node and kind, on disk, and in memory
 * while the disk takes nothing. Not safe for several threads; the spool guards it.
 */
final class GapBook {

  private final DurableFolder folder;
  private final Map<Key, GapFile> gaps = new LinkedHashMap<>();
  private final Set<Key> unsaved = new LinkedHashSet<>();

  private record Key(@Nullable String node, Gap.Why why) {}

  private GapBook(DurableFolder folder) {
    this.folder = folder;
  }

  /** Reads those of a folder; what is none goes to {@code damaged}. */
  static GapBook in(DurableFolder folder, DurableFolder damaged) throws IOException {
    GapBook book = new GapBook(folder);
    for (Path file : folder.list()) {
      try {
        GapFile read = GapFile.read(file);
        book.gaps.put(new Key(read.gap().node(), read.gap().why()), read);
      } catch (IOException _) {
        damaged.take(file);
      }
    }
    return book;
  }

  /** The captures that were lost last, which may still lie there if the process was killed. */
  Map<Long, Gap.Why> going() {
    Map<Long, Gap.Why> going = new LinkedHashMap<>();
    for (GapFile each : gaps.values()) {
      each.going().forEach(number -> going.put(number, each.gap().why()));
    }
    return going;
  }

  /** Counts captures of the spool that are about to go, which all are lost for one reason. */
  void add(Gap.Why why, List<Waiting> lost) {
    Map<Key, List<Waiting>> byNode = new LinkedHashMap<>();
    for (Waiting each : lost) {
      byNode.computeIfAbsent(new Key(each.about().node(), why), _ -> new ArrayList<>()).add(each);
    }
    byNode.forEach(
        (key, some) -> {
          Gap gap = joined(key, some.getFirst().about());
          for (Waiting each : some.subList(1, some.size())) {
            gap = gap.with(each.about().at());
          }
          gaps.put(key, new GapFile(gap, some.stream().map(Waiting::number).toList()));
          unsaved.add(key);
        });
    save();
  }

  /** Counts a capture that the spool never had. */
  void add(Gap.Why why, Spooled lost) {
    Key key = new Key(lost.node(), why);
    GapFile known = gaps.get(key);
    List<Long> going = known == null ? List.of() : known.going();
    gaps.put(key, new GapFile(joined(key, lost), going));
    unsaved.add(key);
    save();
  }

  /** All, the oldest first. */
  List<Gap> all() {
    return gaps.values().stream()
        .map(GapFile::gap)
        .sorted(Comparator.comparing(Gap::from).thenComparing(Gap::id))
        .toList();
  }

  /** The service knows it, as it was reported; one that has grown since stays. */
  void acknowledged(Gap gap) throws IOException {
    Key key = new Key(gap.node(), gap.why());
    GapFile known = gaps.get(key);
    if (known != null && known.gap().equals(gap)) {
      Files.deleteIfExists(folder.file(known.name()));
      folder.force();
      gaps.remove(key);
      unsaved.remove(key);
    }
  }

  /** Writes what the disk would not take before. */
  void save() {
    for (Key key : List.copyOf(unsaved)) {
      GapFile gap = gaps.get(key);
      try {
        if (gap != null) {
          folder.write(gap.name(), gap.bytes());
        }
        unsaved.remove(key);
      } catch (IOException _) {
        return; // it stays in memory, is reported from there, and written when there is room
      }
    }
  }

  private Gap joined(Key key, Spooled lost) {
    GapFile known = gaps.get(key);
    return known == null
        ? new Gap(UUID.randomUUID().toString(), key.node(), lost.at(), lost.at(), 1, key.why())
        : known.gap().with(lost.at());
  }
}
