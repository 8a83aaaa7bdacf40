package io.netlapse.diagnose.outputs;

import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.NodeId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An unpacked report of sos(1): {@code sos_commands/PLUGIN/COMMAND}, with underscores for blanks,
 * and copies of files below {@code etc}, {@code proc}, {@code sys}. Only what some parser reads is
 * taken: a report holds thousands of outputs that have nothing to do with the network.
 */
final class SosReport {

  private static final String COMMANDS = "sos_commands";
  private static final List<String> COPIES = List.of("etc", "proc", "sys", "run", "var/log");

  /** Where sos 4, sos 3 and hand-made reports keep the host's name. */
  private static final List<String> HOST_NAMES =
      List.of(
          "sos_commands/host/hostname",
          "sos_commands/general/hostname",
          "hostname",
          "etc/hostname");

  private static final int DEEPEST = 8;
  private static final int LONGEST_NAME = 253;

  private SosReport() {}

  /** The reports that a folder is, or has side by side; none where it holds something else. */
  static List<Path> in(Path folder) throws IOException {
    if (isOne(folder)) {
      return List.of(folder);
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.filter(SosReport::isOne).sorted().toList();
    }
  }

  /** Whether a folder is one. */
  static boolean isOne(Path folder) {
    return Files.isDirectory(folder.resolve(COMMANDS));
  }

  /**
   * Reads it.
   *
   * @param isRead whether some parser reads what a command prints
   * @param files reads them, and is told of what is too large
   */
  static Captured read(
      String cluster, Path folder, Instant at, Predicate<Command> isRead, LooseFiles files)
      throws IOException {
    List<Captured.Output> outputs = new ArrayList<>();
    for (Path file : files.in(folder.resolve(COMMANDS), DEEPEST)) {
      String line = String.valueOf(file.getFileName()).replace('_', ' ');
      add(folder, file, Command.parse(line), at, isRead, files, outputs);
    }
    for (String copies : COPIES) {
      for (Path file : files.in(folder.resolve(copies), DEEPEST)) {
        Command command = Command.parse("cat /" + folder.relativize(file));
        add(folder, file, command, at, isRead, files, outputs);
      }
    }
    NodeId node = new NodeId(cluster, node(folder));
    return LooseFiles.look(node, at, outputs, Captured.Origin.CAPTURED);
  }

  private static void add(
      Path folder,
      Path file,
      Command command,
      Instant at,
      Predicate<Command> isRead,
      LooseFiles files,
      List<Captured.Output> outputs)
      throws IOException {
    if (isRead.test(command)) {
      files
          .output(
              file,
              folder.relativize(file).toString(),
              LooseFiles.probe(String.valueOf(file.getFileName())),
              command,
              at)
          .ifPresent(outputs::add);
    }
  }

  private static String node(Path folder) throws IOException {
    for (String file : HOST_NAMES) {
      try {
        return NodeId.requireName("node", told(folder.resolve(file)));
      } catch (IllegalArgumentException e) {
        // what the report says of its host there is no name
      }
    }
    return "this-node";
  }

  /** Links are not followed: they lead to one of the other files, or out of the report. */
  private static String told(Path hostname) throws IOException {
    if (!Files.isRegularFile(hostname, LinkOption.NOFOLLOW_LINKS)) {
      return "";
    }
    try (InputStream in = Files.newInputStream(hostname)) {
      return new String(in.readNBytes(LONGEST_NAME + 1), StandardCharsets.UTF_8).strip();
    }
  }
}
