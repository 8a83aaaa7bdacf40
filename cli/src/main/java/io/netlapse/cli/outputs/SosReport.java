package io.netlapse.cli.outputs;

import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
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

/**
 * An unpacked report of sos(1): {@code sos_commands/PLUGIN/COMMAND}, with underscores for blanks,
 * and copies of files below {@code etc}, {@code proc}, {@code sys}. Only what some parser reads is
 * taken: a report holds thousands of outputs that have nothing to do with the network.
 */
final class SosReport {

  private static final String COMMANDS = "sos_commands";
  private static final List<String> COPIES = List.of("etc", "proc", "sys", "run", "var/log");
  private static final int DEEPEST = 8;
  private static final int LONGEST_NAME = 253;
  private static final ProbeId PROBE = new ProbeId("sosreport");

  private SosReport() {}

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
          .output(file, folder.relativize(file).toString(), PROBE, command, at)
          .ifPresent(outputs::add);
    }
  }

  private static String node(Path folder) throws IOException {
    try {
      return NodeId.requireName("node", told(folder.resolve("hostname")));
    } catch (IllegalArgumentException e) {
      return "this-node"; // what the report says of its host is no name
    }
  }

  private static String told(Path hostname) throws IOException {
    if (!Files.isRegularFile(hostname, LinkOption.NOFOLLOW_LINKS)) {
      return "";
    }
    try (InputStream in = Files.newInputStream(hostname)) {
      return new String(in.readNBytes(LONGEST_NAME + 1), StandardCharsets.UTF_8).strip();
    }
  }
}
