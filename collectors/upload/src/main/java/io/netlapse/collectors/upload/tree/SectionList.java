package io.netlapse.collectors.upload.tree;

import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.BundleSection;
import io.netlapse.spi.bundle.Damage;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.ProbeId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The sections of one snapshot while it is read, in the order of its list of commands. */
final class SectionList {

  private static final int LONGEST_ID = 63;

  private final List<BundleSection> sections = new ArrayList<>();
  private final List<Damage> damage = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private long bytes;

  /**
   * Adds a section.
   *
   * @param name the file's name without node and suffix; the probe id is made from it
   * @param command the command line, not empty
   * @param where file and line of the list, for messages
   */
  void add(String name, String command, int exitStatus, byte[] output, byte[] error, String where)
      throws CollectException {
    bytes += output.length + error.length;
    BundleLimits limits = BundleLimits.DEFAULT;
    if (bytes > limits.totalBytes() || sections.size() == limits.sections()) {
      throw new CollectException(
          "At %s the snapshot goes beyond %d sections or %d MiB. Upload less of it."
              .formatted(where, limits.sections(), limits.totalBytes() >> 20));
    }
    try {
      sections.add(
          new BundleSection(
              probe(name),
              Command.parse(command),
              Duration.ZERO,
              Duration.ZERO,
              exitStatus,
              null,
              Content.of(output),
              Content.of(error)));
    } catch (IllegalArgumentException e) {
      throw new CollectException("%s: %s. Correct the line.".formatted(where, e.getMessage()), e);
    }
  }

  /** Tells of something that is missing, or there and not read. */
  void tell(Path file, String what) {
    damage.add(new Damage(file.toString(), what));
  }

  /** All of it. */
  Bundle bundle(Play play) throws CollectException {
    try {
      return new Bundle(
          play.node(),
          play.at(),
          ToldClock.clock(sections, play.at()),
          ToldClock.machineId(sections),
          sections,
          damage);
    } catch (IllegalArgumentException e) {
      throw new CollectException(
          "%s makes no snapshot: %s. Correct it.".formatted(play.folder(), e.getMessage()), e);
    }
  }

  /**
   * The probe id for a file: {@code ipvsadm-Ln} gives {@code ipvsadm-ln}. Nobody recognises a
   * section by it, so any will do that is not taken: a second one of that name ends with {@code
   * -2}.
   */
  private ProbeId probe(String name) {
    String id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-").replaceFirst("^-+", "");
    String base = id.isEmpty() ? "output" : id.substring(0, Math.min(id.length(), LONGEST_ID));
    String free = base;
    for (int number = 2; !ids.add(free); number++) {
      String suffix = "-" + number;
      free = base.substring(0, Math.min(base.length(), LONGEST_ID - suffix.length())) + suffix;
    }
    return new ProbeId(free);
  }
}
