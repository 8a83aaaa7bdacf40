package io.netlapse.service.snapshots;

import io.netlapse.db.Recent;
import io.netlapse.spi.bundle.BundleMemory;
import io.netlapse.spi.bundle.KnownSection;
import java.util.List;

/**
 * The sections of each node's last bundle, as many nodes' as a sixteenth of the heap can hold;
 * those of the others are read as if they came for the first time. Safe for many threads.
 */
final class LastBundles implements BundleMemory {

  private final Recent<Whose, Last> last =
      new Recent<>(Runtime.getRuntime().maxMemory() / 16, Last::size);

  private record Last(List<KnownSection> sections, int size) {

    static Last of(List<KnownSection> sections) {
      int size = 0;
      for (KnownSection section : sections) {
        size += section.size();
      }
      return new Last(sections, size);
    }
  }

  @Override
  public List<KnownSection> recall(Whose whose) {
    Last known = last.get(whose);
    return known == null ? List.of() : known.sections();
  }

  @Override
  public void keep(Whose whose, List<KnownSection> sections) {
    last.put(whose, Last.of(sections));
  }
}
