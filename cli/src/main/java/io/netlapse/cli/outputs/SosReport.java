package io.netlapse.cli.outputs;

import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.NodeClock;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.Section;
import io.netlapse.spi.snapshot.SectionStatus;
import java.io.IOException;
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
  private static final long MOST_BYTES = 64L << 20;
  private static final int DEEPEST = 8;
  private static final ProbeId PROBE = new ProbeId("sosreport");

  private final Path folder;
  private final Instant at;
  private final Predicate<Command> isRead;
  private final List<Captured.Output> outputs = new ArrayList<>();

  private SosReport(Path folder, Instant at, Predicate<Command> isRead) {
    this.folder = folder;
    this.at = at;
    this.isRead = isRead;
  }

  /** Whether a folder is one. */
  static boolean isOne(Path folder) {
    return Files.isDirectory(folder.resolve(COMMANDS));
  }

  /**
   * Reads it.
   *
   * @param isRead whether some parser reads what a command prints
   */
  static Captured of(String cluster, Path folder, Instant at, Predicate<Command> isRead)
      throws IOException {
    SosReport report = new SosReport(folder, at, isRead);
    for (Path file : files(folder.resolve(COMMANDS))) {
      report.add(file, String.valueOf(file.getFileName()).replace('_', ' '));
    }
    for (String copies : COPIES) {
      for (Path file : files(folder.resolve(copies))) {
        report.add(file, "cat /" + folder.relativize(file));
      }
    }
    return new Captured(
        new NodeId(cluster, node(folder)),
        at,
        new NodeClock(null, null, null),
        report.outputs,
        List.of(),
        Captured.Origin.CAPTURED);
  }

  private void add(Path file, String line) throws IOException {
    Command command = Command.parse(line);
    if (!isRead.test(command) || Files.size(file) > MOST_BYTES) {
      return;
    }
    Section section =
        new Section(
            PROBE,
            command,
            at,
            at,
            0,
            SectionStatus.OK,
            Content.of(Files.readAllBytes(file)),
            Content.NONE);
    outputs.add(new Captured.Output(section, folder.relativize(file).toString()));
  }

  private static String node(Path folder) throws IOException {
    Path told = folder.resolve("hostname");
    String name =
        Files.isRegularFile(told)
            ? Files.readString(told).strip()
            : String.valueOf(folder.getFileName());
    try {
      return NodeId.requireName("node", name);
    } catch (IllegalArgumentException e) {
      return "this-node";
    }
  }

  /** Links are not followed: a report's own lead out of it. */
  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }
}
