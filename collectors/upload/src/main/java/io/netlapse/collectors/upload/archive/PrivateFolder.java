package io.netlapse.collectors.upload.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A folder for temporary files that only this user may enter and that closing removes. Who makes it
 * holds a lock on a file in it as long as the process lives, so that what a killed process left can
 * be told from what another one is using.
 */
final class PrivateFolder implements AutoCloseable {

  private static final String PREFIX = "netlapse-archive-";
  private static final String LOCK = "lock";
  private static final String FILES = "files";

  /** A folder without a lock is about to be locked, or was left by a process that never did. */
  private static final Duration TO_LOCK = Duration.ofHours(1);

  /**
   * Those of this process. Their locks are never tried: closing a file gives back all locks that
   * the process has on it (fcntl(2)).
   */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel lock;

  private PrivateFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Makes one in the folder for temporary files. */
  static PrivateFolder create() throws IOException {
    // Made for the owner alone, whatever the umask.
    Path folder = Files.createTempDirectory(PREFIX).toRealPath();
    OWN.add(folder);
    FileChannel lock = null;
    try {
      lock =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      FileLock _ = lock.lock();
      Files.createDirectory(folder.resolve(FILES));
      return new PrivateFolder(folder, lock);
    } catch (IOException | RuntimeException e) {
      if (lock != null) {
        lock.close();
      }
      remove(folder);
      OWN.remove(folder);
      throw e;
    }
  }

  /** Where its files go. */
  Path files() {
    return folder.resolve(FILES);
  }

  /** Removes the folder and all that is in it. */
  @Override
  public void close() throws IOException {
    try {
      remove(folder);
    } finally {
      lock.close();
      OWN.remove(folder);
    }
  }

  /**
   * Removes those that processes left that were killed.
   *
   * @param parent where to look
   * @param now the time by the clock of the file system
   * @return how many were removed
   */
  static int removeAbandoned(Path parent, Instant now) throws IOException {
    int removed = 0;
    try (DirectoryStream<Path> left = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path folder : left) {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
            && Files.isWritable(folder)
            && !OWN.contains(folder.toRealPath())
            && isAbandoned(folder, now)) {
          remove(folder);
          removed++;
        }
      }
    }
    return removed;
  }

  private static boolean isAbandoned(Path folder, Instant now) throws IOException {
    Path file = folder.resolve(LOCK);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Files.getLastModifiedTime(folder).toInstant().isBefore(now.minus(TO_LOCK));
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (NoSuchFileException _) {
      return false; // just removed
    }
  }

  private static void remove(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path inner, @Nullable IOException problem)
              throws IOException {
            Files.delete(inner);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
