package io.netlapse.bench.capture;

import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleException;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.BundleReader;
import io.netlapse.spi.bundle.BundleSection;
import io.netlapse.spi.bundle.BundleWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

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

  /**
   * Those in a folder: files {@code unchanged-*} of the node as it is, {@code changed-*} of the
   * node with one route more, each in the order of their names.
   *
   * @throws IllegalArgumentException if there is none of the node as it is
   */
  public static Captures recorded(Path folder, String origin) throws IOException {
    return new Captures(origin, read(folder, "unchanged-*"), read(folder, "changed-*"));
  }

  private static List<Bundle> read(Path folder, String files) throws IOException {
    SortedSet<Path> sorted = new TreeSet<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, files)) {
      found.forEach(sorted::add);
    }
    List<Bundle> bundles = new ArrayList<>();
    for (Path file : sorted) {
      try (InputStream in = Files.newInputStream(file)) {
        bundles.add(read(in));
      }
    }
    return bundles;
  }

  /**
   * Reads one.
   *
   * @throws IllegalStateException if it is no bundle
   */
  public static Bundle read(InputStream in) throws IOException {
    try {
      return new BundleReader(BundleLimits.DEFAULT).read(in);
    } catch (BundleException e) {
      throw new IllegalStateException("this is no bundle: " + e.getMessage(), e);
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
