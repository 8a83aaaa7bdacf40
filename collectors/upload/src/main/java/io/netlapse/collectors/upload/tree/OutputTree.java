package io.netlapse.collectors.upload.tree;

import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.Damage;
import io.netlapse.spi.collect.CollectException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder of command outputs. Two layouts are known: {@link PastedFolder} (files {@code
 * NODE.anything.txt} and {@code commands.txt}) and {@link Recording} (folders {@code NODE/} with
 * {@code commands.tsv}, alone, side by side, or by step).
 *
 * <p>What is read is bounded: 64 MiB a file, 10,000 entries a folder, and a bundle's default
 * limits. Symbolic links are followed only to what lies in the tree as well.
 */
public sealed interface OutputTree permits PastedFolder, Recording {

  /**
   * Opens a folder, whichever layout it has. Outputs are read later, one snapshot at a time.
   *
   * @param folder the folder
   * @param at when the outputs were taken, for a folder that does not tell; null if nobody knows
   * @throws CollectException if it is no such folder, is not laid out as it should be, or does not
   *     tell when its outputs were taken and {@code at} is null
   */
  static OutputTree open(Path folder, @Nullable Instant at) throws CollectException {
    TreeFiles files = TreeFiles.of(folder);
    return files.has(files.root().resolve(PastedFolder.LIST))
        ? PastedFolder.open(files, at)
        : Recording.open(files, at);
  }

  /** The snapshots, in the order of their instants, then of the nodes' names. */
  List<Play> plays();

  /**
   * Reads the outputs of one snapshot.
   *
   * @param play one of {@link #plays()}
   * @return its bundle; the damage tells of outputs that are missing and of files that nobody
   *     named. The status of a section is left to whoever knows what exit status and error text
   *     mean
   * @throws CollectException if a file cannot be read, is too large or makes no sense
   */
  Bundle bundle(Play play) throws CollectException;

  /** Files that belong to no snapshot and are not read; empty if there are none. */
  List<Damage> unread();
}
