package io.netlapse.diagnose.outputs;

import io.netlapse.diagnose.outputs.Captured.Assumed;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.NodeId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a tool fetched of a cluster: a support bundle, a must-gather, a dump of cluster-info ({@link
 * DumpLayout}). What the API server said is no node's, so nothing tells under which name it is to
 * be kept; what a support bundle has of hosts is theirs ({@link SupportHosts}).
 */
final class ClusterDump {

  /** A folder around it, and within a must-gather one for each image that gathered. */
  private static final int AROUND = 2;

  private static final int DEEPEST = 8;
  private static final int LONGEST_DATE = 100;

  /** Where a must-gather says when it began, in its own folder or the one around it. */
  private static final String TIMESTAMP = "timestamp";

  private static final String NAMELESS = "api-server";

  private final Path root;
  private final DumpLayout layout;

  private ClusterDump(Path root, DumpLayout layout) {
    this.root = root;
    this.layout = layout;
  }

  /** The dumps that a folder is or holds; none where it holds something else. */
  static List<ClusterDump> in(Path folder) throws IOException {
    List<ClusterDump> found = new ArrayList<>();
    find(folder, AROUND, found);
    return found;
  }

  private static void find(Path folder, int around, List<ClusterDump> found) throws IOException {
    Optional<DumpLayout> layout = DumpLayout.of(folder);
    if (layout.isPresent()) {
      found.add(new ClusterDump(folder, layout.get()));
    } else if (around > 0) {
      List<Path> inner;
      try (Stream<Path> inside = Files.list(folder)) {
        inner =
            inside
                .filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                .filter(Files::isReadable)
                .sorted()
                .toList();
      }
      for (Path each : inner) {
        find(each, around - 1, found);
      }
    }
  }

  /**
   * Reads it.
   *
   * @param at when it was made, where it does not tell
   * @param assumed what of that nobody told
   * @param isRead whether some parser reads what a command prints
   * @param files reads them, and is told of what is too large
   * @return what the API server said, if anything of it is read, then what each host said
   */
  List<Captured> read(
      String cluster, Instant at, Set<Assumed> assumed, Predicate<Command> isRead, LooseFiles files)
      throws IOException {
    SupportHosts hosts = new SupportHosts(root, files);
    Optional<Instant> told = began().or(hosts::date);
    Instant instant = told.orElse(at);
    Set<Assumed> guessed = told.isPresent() ? Set.of() : assumed;
    List<Captured.Output> outputs = new ArrayList<>();
    for (Path file : files.in(root, DEEPEST)) {
      String path = root.relativize(file).toString();
      Optional<Command> command = layout.command(path).filter(isRead);
      if (command.isPresent()) {
        files
            .output(
                file,
                path,
                LooseFiles.probe(String.valueOf(file.getFileName())),
                command.get(),
                instant)
            .ifPresent(outputs::add);
      } else if (!hosts.has(file)) {
        files.passOver();
      }
    }
    List<Captured> looks = new ArrayList<>();
    if (!outputs.isEmpty()) {
      Set<Assumed> nameless = EnumSet.of(Assumed.NODE);
      nameless.addAll(guessed);
      looks.add(
          LooseFiles.look(
              new NodeId(cluster, NAMELESS), instant, outputs, Captured.Origin.CAPTURED, nameless));
    }
    looks.addAll(hosts.read(cluster, instant, guessed));
    return looks;
  }

  private Optional<Instant> began() throws IOException {
    for (Path folder : List.of(root, root.resolveSibling("."))) {
      Path file = folder.resolve(TIMESTAMP).normalize();
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        try (var in = Files.newInputStream(file)) {
          String start = new String(in.readNBytes(LONGEST_DATE), StandardCharsets.UTF_8);
          return start.lines().findFirst().flatMap(ToldDate::of);
        }
      }
    }
    return Optional.empty();
  }
}
