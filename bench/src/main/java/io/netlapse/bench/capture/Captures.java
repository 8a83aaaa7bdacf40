package io.netlapse.bench.capture;

import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleSection;
import io.netlapse.spi.bundle.BundleWriter;
import java.util.List;

/**
 * Consecutive captures of one node.
 *
 * @param origin where they were taken
 * @param unchanged of the node as it is; never empty
 * @param changed of the node with one route more; empty where its network may not be touched
 */
public record Captures(String origin, List<Bundle> unchanged, List<Bundle> changed) {

  /** Copies the lists. */
  public Captures {
    unchanged = List.copyOf(unchanged);
    changed = List.copyOf(changed);
    if (unchanged.isEmpty()) {
      throw new IllegalArgumentException("there is no capture");
    }
  }

  /** The bytes of one, uncompressed. */
  public int rawBytes() {
    return BundleWriter.toContent(unchanged.getFirst()).size();
  }

  /** How many sections have other bytes in some other capture. */
  public long sectionsThatMove() {
    return unchanged.getFirst().sections().stream()
        .filter(section -> distinct(section.probe().value()) > 1)
        .count();
  }

  /** How many of them differ from each other in what any command printed. */
  public long distinct() {
    return unchanged.stream()
        .map(bundle -> bundle.sections().stream().map(BundleSection::output).toList())
        .distinct()
        .count();
  }

  private long distinct(String probe) {
    return unchanged.stream()
        .flatMap(bundle -> bundle.sections().stream())
        .filter(section -> section.probe().value().equals(probe))
        .map(BundleSection::output)
        .distinct()
        .count();
  }
}
