package io.netlapse.spi.bundle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link BundleReader} remembers of the bundles that it read, so that the next one of a node
 * is read by the last: it makes reading faster and changes nothing of what is read. It may forget
 * whatever it likes. Safe for use by many threads.
 */
public interface BundleMemory {

  /** Remembers nothing. */
  BundleMemory NONE =
      new BundleMemory() {
        @Override
        public List<KnownSection> recall(Whose whose) {
          return List.of();
        }

        @Override
        public void keep(Whose whose, List<KnownSection> sections) {}
      };

  /**
   * Whose bundle it is, as its header says; nobody has checked that.
   *
   * @param node the header's node; null where it tells none
   * @param machineId the header's machine id; null where it tells none
   */
  record Whose(@Nullable String node, @Nullable String machineId) {}

  /** The sections of the last bundle, in order; empty where nothing is remembered. */
  List<KnownSection> recall(Whose whose);

  /** Remembers these in the place of what was remembered. */
  void keep(Whose whose, List<KnownSection> sections);
}
