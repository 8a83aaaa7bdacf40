package io.netlapse.collectors.upload.tree;

import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.snapshot.NodeId;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of one node at one instant: {@code NAME.txt} with what a command printed, {@code
 * NAME.stderr.txt} with what it said on standard error where it said something, {@code date.txt}
 * with the instant, and {@code commands.tsv}, a line for each command:
 *
 * <pre>{@code
 * ip-rule	0	ip rule
 * }</pre>
 *
 * <p>that is the file without {@code .txt}, the exit status, and the command line.
 */
final class NodeFolder {

  static final String LIST = "commands.tsv";
  private static final String DATE = "date";
  private static final String OUTPUT = ".txt";
  private static final String ERROR = ".stderr.txt";

  private final TreeFiles files;
  private final Path folder;

  NodeFolder(TreeFiles files, Path folder) {
    this.files = files;
    this.folder = folder;
  }

  /** The node's name, which is the folder's. */
  String node() throws CollectException {
    try {
      return NodeId.requireName("node", folder.getFileName().toString());
    } catch (IllegalArgumentException e) {
      throw new CollectException(
          "The folder %s is to be named as its node: %s. Rename it."
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  /**
   * The instant in {@code date.txt}.
   *
   * @param otherwise the instant for a folder that has no such file; null if it must have one
   */
  Instant at(@Nullable Instant otherwise) throws CollectException {
    Path file = folder.resolve(DATE + OUTPUT);
    if (!files.has(file)) {
      if (otherwise != null) {
        return otherwise;
      }
      throw new CollectException(
          "%s is missing, so nobody can say when these outputs were taken. Write the time into it, such as 2026-11-21T11:40:00Z."
              .formatted(file));
    }
    List<String> lines = files.lines(file);
    try {
      return OffsetDateTime.parse(lines.isEmpty() ? "" : lines.getFirst().strip()).toInstant();
    } catch (DateTimeException e) {
      throw new CollectException(
          "%s holds no RFC 3339 time. Write it as `date -u +%%Y-%%m-%%dT%%H:%%M:%%SZ` does: 2026-11-21T11:40:00Z."
              .formatted(file),
          e);
    }
  }

  /**
   * The bundle. The date is the bundle's own and no section: as one it would differ each time
   * though nothing else did.
   */
  Bundle bundle(Play play) throws CollectException {
    SectionList sections = new SectionList();
    Set<Path> named = new HashSet<>(Set.of(folder.resolve(LIST), folder.resolve(DATE + OUTPUT)));
    Set<String> names = new HashSet<>();
    int number = 0;
    for (String line : files.lines(folder.resolve(LIST))) {
      number++;
      if (!line.isBlank()) {
        Row row = Row.of(line, folder.resolve(LIST) + ", line " + number);
        if (!names.add(row.name())) {
          throw new CollectException(
              "%s names '%s' a second time. Give each command a file of its own."
                  .formatted(row.where(), row.name()));
        }
        named.add(TreeFiles.child(folder, row.name() + OUTPUT, row.where()));
        named.add(TreeFiles.child(folder, row.name() + ERROR, row.where()));
        add(row, sections);
      }
    }
    for (Path file : files.files(folder)) {
      if (!named.contains(file)) {
        sections.tell(file, LIST + " does not name it; it is left out");
      }
    }
    for (Path inner : files.folders(folder)) {
      sections.tell(inner, "a folder within a node's folder; it is left out");
    }
    return sections.bundle(play);
  }

  private void add(Row row, SectionList sections) throws CollectException {
    if (row.name().equals(DATE)) {
      return;
    }
    Path output = folder.resolve(row.name() + OUTPUT);
    if (!files.has(output)) {
      // Not even an empty output: nobody knows what the command said.
      sections.tell(output, LIST + " names it, but it is missing; the section is left out");
      return;
    }
    Path error = folder.resolve(row.name() + ERROR);
    byte[] said = files.has(error) ? files.bytes(error) : new byte[0];
    sections.add(
        row.name(), row.command(), row.exitStatus(), files.bytes(output), said, row.where());
  }

  /** A line of {@code commands.tsv}. */
  private record Row(String name, int exitStatus, String command, String where) {

    static Row of(String line, String where) throws CollectException {
      String[] columns = line.split("\t", 3);
      if (columns.length < 3 || !columns[1].strip().matches("[0-9]{1,3}")) {
        throw new CollectException(
            "%s is not: file, exit status, command, with tabs between them. Correct it."
                .formatted(where));
      }
      return new Row(columns[0], Integer.parseInt(columns[1].strip()), columns[2], where);
    }
  }
}
