package io.netlapse.db.content;

import io.netlapse.db.Sha256;
import java.util.List;

/**
 * Which contents a snapshot had.
 *
 * @param manifestId its number
 * @param digest what it is known by
 * @param steady whether it has one moment only, so that a second snapshot of it says nothing new
 * @param sections in the order in which they were asked
 */
public record Manifest(
    long manifestId, Sha256 digest, boolean steady, List<ManifestSection> sections) {

  /** Copies the sections. */
  public Manifest {
    sections = List.copyOf(sections);
  }

  /** What was said, section by section. */
  public List<Long> contentIds() {
    return sections.stream().map(ManifestSection::contentId).toList();
  }
}
