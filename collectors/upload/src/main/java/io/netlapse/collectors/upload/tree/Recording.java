package io.netlapse.collectors.upload.tree;

import static java.util.Comparator.comparing;

import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.Damage;
import io.netlapse.spi.collect.CollectException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Folders of nodes, each with its {@code commands.tsv} and {@code date.txt}: {@code STEP/NODE/} for
 * a recording over time, {@code NODE/} for one look at several nodes, or one node's folder alone.
 * Other files at the top are no part of it.
 *
 * <p>A {@link Timeline} at the top of a recording plays its folders at the instants that it tells,
 * one folder at many if it says so; {@code date.txt} does not count then.
 */
public final class Recording implements OutputTree {

  /** A folder is remembered where each is played about this often, which is where it pays. */
  private static final int MANY_LOOKS = 10;

  private final TreeFiles files;
  private final List<Play> plays;
  private final Map<Path, Bundle> read = new ConcurrentHashMap<>();

  private Recording(TreeFiles files, List<Play> plays) {
    this.files = files;
    this.plays =
        plays.stream()
            .sorted(comparing(Play::at).thenComparing(Play::node).thenComparing(Play::folder))
            .toList();
  }

  /**
   * Opens a recording.
   *
   * @throws CollectException if it holds no node's folder, a name is no node's, a {@code date.txt}
   *     is missing or unreadable (it is named), or the timeline does not fit the folders
   */
  public static Recording open(Path folder) throws CollectException {
    return open(TreeFiles.of(folder), null);
  }

  static Recording open(TreeFiles files, @Nullable Instant at) throws CollectException {
    Path timeline = files.root().resolve(Timeline.FILE);
    if (files.has(timeline)) {
      return new Recording(files, new Timeline(files, timeline).plays());
    }
    List<Path> folders = nodeFolders(files);
    if (folders.isEmpty()) {
      throw new CollectException(
          "%s holds no outputs: neither %s, nor %s, nor folders of nodes with it. See the README of upload for the layouts."
              .formatted(files.root(), PastedFolder.LIST, NodeFolder.LIST));
    }
    List<Play> plays = new ArrayList<>();
    for (Path folder : folders) {
      NodeFolder node = new NodeFolder(files, folder);
      plays.add(new Play(node.node(), node.at(at), folder));
    }
    return new Recording(files, plays);
  }

  @Override
  public List<Play> plays() {
    return plays;
  }

  @Override
  public Bundle bundle(Play play) throws CollectException {
    Bundle known = read.get(play.folder());
    if (known == null) {
      known = new NodeFolder(files, play.folder()).bundle(play);
      if (plays.size() > MANY_LOOKS * read.size()) {
        read.put(play.folder(), known);
      }
    }
    return new Bundle(
        play.node(),
        play.at(),
        ToldClock.clock(known.sections(), play.at()),
        known.machineId(),
        known.sections(),
        known.damage());
  }

  /** Nothing: what stands beside the steps is about the recording, not of it. */
  @Override
  public List<Damage> unread() {
    return List.of();
  }

  private static List<Path> nodeFolders(TreeFiles files) throws CollectException {
    if (files.has(files.root().resolve(NodeFolder.LIST))) {
      return List.of(files.root());
    }
    List<Path> found = new ArrayList<>();
    for (Path folder : files.folders(files.root())) {
      if (files.has(folder.resolve(NodeFolder.LIST))) {
        found.add(folder);
      } else {
        found.addAll(nodesOfStep(files, folder));
      }
    }
    return found;
  }

  private static List<Path> nodesOfStep(TreeFiles files, Path step) throws CollectException {
    List<Path> nodes = files.folders(step);
    for (Path node : nodes) {
      requireNodeFolder(files, node);
    }
    return nodes;
  }

  static void requireNodeFolder(TreeFiles files, Path folder) throws CollectException {
    if (!files.has(folder.resolve(NodeFolder.LIST))) {
      throw new CollectException(
          "%s is missing, which tells the command of each output. Write it, or move the folder away."
              .formatted(folder.resolve(NodeFolder.LIST)));
    }
  }
}
