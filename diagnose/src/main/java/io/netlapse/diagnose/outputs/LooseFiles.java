package io.netlapse.diagnose.outputs;

import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.Damage;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.NodeClock;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.Section;
import io.netlapse.spi.snapshot.SectionStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Outputs in files that nobody listed. Read within limits; links are not followed, since those of
 * somebody else's folder lead anywhere. What is left out is told.
 */
final class LooseFiles {

  private static final long MOST_BYTES = 64L << 20;
  private static final int MOST_FILES = 100_000;
  private static final int LONGEST_ID = 63;
  private static final Set<FileVisitOption> NO_LINKS = Set.of();
  private static final Pattern MACHINE_ID = Pattern.compile("[0-9a-f]{32}");

  private final List<Damage> leftOut = new ArrayList<>();
  private long bytes;
  private int passedOver;

  /** How many files were passed over, because no parser reads what they hold. */
  int passedOver() {
    return passedOver;
  }

  /** Counts a file that nobody would read. */
  void passOver() {
    passedOver++;
  }

  /** What was left out so far, in order. */
  List<Damage> leftOut() {
    return List.copyOf(leftOut);
  }

  /** Tells that a file is left out. */
  void leaveOut(Path file, String why) {
    leftOut.add(new Damage(file.toString(), why + "; it is left out"));
  }

  /**
   * The files in a folder, by their paths; none where it is no folder. Those that begin with a dot,
   * and folders that may not be read, are no part of it.
   *
   * @param depth 1 for those in the folder itself, 2 for those in its folders as well, and so on
   * @throws IOException if there are more than anybody pastes
   */
  List<Path> in(Path folder, int depth) throws IOException {
    List<Path> files = new ArrayList<>();
    Files.walkFileTree(
        folder,
        NO_LINKS,
        depth,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            boolean hidden = String.valueOf(file.getFileName()).startsWith(".");
            if (attributes.isRegularFile() && !hidden) {
              files.add(file);
            }
            if (files.size() > MOST_FILES) {
              throw new IOException(
                  "it holds more than %d files. Name the folder that has the outputs."
                      .formatted(MOST_FILES));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException problem) {
            if (!file.equals(folder)) {
              leaveOut(file, "it cannot be read");
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path inner, IOException problem) {
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }

  /**
   * A file as the output of a command.
   *
   * @param name what a person finds it by
   * @param probe names the section
   * @param command what printed it; empty where nobody told
   * @param at when
   * @return empty where it is left out
   */
  Optional<Captured.Output> output(
      Path file, String name, ProbeId probe, Command command, Instant at) throws IOException {
    long most = Math.min(MOST_BYTES, BundleLimits.DEFAULT.totalBytes() - bytes);
    if (Files.size(file) > most) {
      leaveOut(
          file,
          "larger than %d MiB, or all together than %d MiB"
              .formatted(MOST_BYTES >> 20, BundleLimits.DEFAULT.totalBytes() >> 20));
      return Optional.empty();
    }
    byte[] read = Files.readAllBytes(file);
    bytes += read.length;
    return Optional.of(output(read, name, probe, command, at));
  }

  /** What stood on a terminal and comes as a stream. */
  static Captured.Output output(InputStream in, String name, ProbeId probe, Instant at)
      throws IOException {
    byte[] read = in.readNBytes((int) MOST_BYTES + 1);
    if (read.length > MOST_BYTES) {
      throw new IOException(
          "it is larger than %d MiB. Paste less at once.".formatted(MOST_BYTES >> 20));
    }
    return output(read, name, probe, Command.parse(""), at);
  }

  /** Named as the file, so that a person finds it again. */
  static ProbeId probe(String name) {
    String plain =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-").replaceFirst("^-+", "");
    return new ProbeId(
        plain.isEmpty() ? "output" : plain.substring(0, Math.min(LONGEST_ID, plain.length())));
  }

  private static Captured.Output output(
      byte[] read, String name, ProbeId probe, Command command, Instant at) {
    Content output = Content.of(read);
    return new Captured.Output(
        new Section(probe, command, at, at, 0, SectionStatus.OK, output, Content.NONE), name);
  }

  /** A look at a node that tells nothing of its clock. */
  static Captured look(
      NodeId node,
      Instant at,
      List<Captured.Output> outputs,
      Captured.Origin origin,
      Set<Captured.Assumed> assumed) {
    return new Captured(
        node,
        at,
        new NodeClock(null, null, null),
        machineId(outputs),
        outputs,
        List.of(),
        origin,
        assumed);
  }

  private static @Nullable String machineId(List<Captured.Output> outputs) {
    return outputs.stream()
        .map(Captured.Output::section)
        .filter(section -> section.command().text().equals("cat /etc/machine-id"))
        .map(section -> section.output().text().strip())
        .filter(text -> MACHINE_ID.matcher(text).matches())
        .findFirst()
        .orElse(null);
  }
}
