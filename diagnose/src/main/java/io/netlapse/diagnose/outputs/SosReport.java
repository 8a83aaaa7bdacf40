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
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /** The same of the date; the one in UTC is told by every clock. */
  private static final List<String> DATES =
      List.of(
          "sos_commands/date/date_--utc",
          "sos_commands/date/date",
          "sos_commands/general/date",
          "date");

  private static final String NAMELESS = "this-node";

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
   * Reads it. What date(1) said in it is the instant of all of it, where it can be told.
   *
   * @param at when it was made, where it does not tell
   * @param assumed what of that nobody told
   * @param isRead whether some parser reads what a command prints
   * @param files reads them, and is told of what is too large
   */
  static Captured read(
      String cluster,
      Path folder,
      Instant at,
      Set<Captured.Assumed> assumed,
      Predicate<Command> isRead,
      LooseFiles files)
      throws IOException {
    Optional<Instant> told = instant(folder);
    Instant instant = told.orElse(at);
    Set<Captured.Assumed> guessed = EnumSet.noneOf(Captured.Assumed.class);
    guessed.addAll(told.isPresent() ? Set.of() : assumed);
    List<Captured.Output> outputs = new ArrayList<>();
    for (Path file : files.in(folder.resolve(COMMANDS), DEEPEST)) {
      String line = String.valueOf(file.getFileName()).replace('_', ' ');
      add(folder, file, Command.parse(line), instant, isRead, files, outputs);
    }
    for (String copies : COPIES) {
      for (Path file : files.in(folder.resolve(copies), DEEPEST)) {
        Command command = Command.parse("cat /" + folder.relativize(file));
        add(folder, file, command, instant, isRead, files, outputs);
      }
    }
    Optional<String> node = node(folder);
    if (node.isEmpty()) {
      guessed.add(Captured.Assumed.NODE);
    }
    return LooseFiles.look(
        new NodeId(cluster, node.orElse(NAMELESS)),
        instant,
        outputs,
        Captured.Origin.CAPTURED,
        guessed);
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
    } else {
      files.passOver();
    }
  }

  private static Optional<Instant> instant(Path folder) throws IOException {
    for (String file : DATES) {
      Optional<Instant> told = ToldDate.of(told(folder.resolve(file)));
      if (told.isPresent()) {
        return told;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> node(Path folder) throws IOException {
    for (String file : HOST_NAMES) {
      Optional<String> name = ToldName.of(told(folder.resolve(file)));
      if (name.isPresent()) {
        return name;
      }
    }
    return Optional.empty();
  }

  /** Links are not followed: they lead to one of the other files, or out of the report. */
  private static String told(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return "";
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST_NAME + 1), StandardCharsets.UTF_8).strip();
    }
  }
}
