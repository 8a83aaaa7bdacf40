package io.netlapse.collectors.runtime.durable;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder whose files are whole or not there, after a kill and after a power cut: written under
 * another name, forced, renamed, and the folder forced too (open(2), rename(2), fsync(2): the name
 * is the folder's data). Its user only may read it, because captures tell much of a node. Several
 * threads may use it, for different names.
 *
 * @param path where it is
 */
public record DurableFolder(Path path) {

  private static final String PART = ".part";
  private static final FileAttribute<?> OWN_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<?> OWN_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /** The folder, made where it is missing. */
  public static DurableFolder made(Path path) throws IOException {
    Files.createDirectories(path, OWN_FOLDER);
    return new DurableFolder(path);
  }

  /** Removes what a write that was cut off has left. Nobody else may be writing. */
  public DurableFolder swept() throws IOException {
    for (Path file : list()) {
      if (file.getFileName().toString().endsWith(PART)) {
        Files.delete(file);
      }
    }
    return this;
  }

  /** All files, in the order of their names. */
  public List<Path> list() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Where a file of that name is, or would be. */
  public Path file(String name) {
    return path.resolve(name);
  }

  /** Writes a file, over one of that name if there is one; durable when it returns. */
  public void write(String name, byte[]... parts) throws IOException {
    Path part = file(name + PART);
    Files.deleteIfExists(part);
    try {
      Files.createFile(part, OWN_FILE);
      // A stream and no channel: a thread that is interrupted finishes what it writes.
      try (FileOutputStream out = new FileOutputStream(part.toFile())) {
        for (byte[] bytes : parts) {
          out.write(bytes);
        }
        out.getFD().sync();
      }
      Files.move(part, file(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
    force();
  }

  /** Takes a file of another folder of the same file system. */
  public void take(Path file) throws IOException {
    Files.move(file, file(file.getFileName().toString()), StandardCopyOption.ATOMIC_MOVE);
    force();
  }

  /** All of a file, also for a thread that is interrupted. */
  public static byte[] read(Path file) throws IOException {
    try (FileInputStream in = new FileInputStream(file.toFile())) {
      return in.readAllBytes();
    }
  }

  /** Makes what was renamed and deleted in it durable. */
  public void force() throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
          channel.force(true);
          return;
        } catch (ClosedByInterruptException _) {
          interrupted |= Thread.interrupted(); // only a channel opens a folder: once more
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
