package io.netlapse.db.content;

import io.netlapse.db.Sha256;
import java.util.List;

/**
 * Which contents a snapshot has, to be kept unless an equal one is.
 *
 * @param digest what it is known by
 * @param sections in the order in which they were asked; their contents are kept already
 */
public record NewManifest(Sha256 digest, List<Part> sections) {

  /**
   * A section of it.
   *
   * @param contentId what was said
   * @param exitStatus of the command
   * @param moment from 0
   */
  public record Part(long contentId, int exitStatus, int moment) {}

  /** Copies the sections. */
  public NewManifest {
    sections = List.copyOf(sections);
  }

  /** Whether it has one moment only. */
  public boolean steady() {
    return sections.stream().allMatch(section -> section.moment() == 0);
  }
}
