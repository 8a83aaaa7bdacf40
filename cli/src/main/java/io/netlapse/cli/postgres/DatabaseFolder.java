package io.netlapse.cli.postgres;

import io.netlapse.cli.terminal.CommandFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A folder that holds a server's data, its log and a lock. The kernel drops the lock when its
 * process ends in whatever way, so that it never has to be cleared by hand and no process id has to
 * be believed.
 */
final class DatabaseFolder implements AutoCloseable {

  /** What PostgreSQL 18's data folder says in its file PG_VERSION. */
  private static final String VERSION = "18";

  private static final String LOCK = "netlapse.lock";

  private final Path path;
  private final boolean temporary;
  private final FileChannel lock;

  private DatabaseFolder(Path path, boolean temporary, FileChannel lock) {
    this.path = path;
    this.temporary = temporary;
    this.lock = lock;
  }

  /**
   * Makes the folder where it is missing, and locks it.
   *
   * @throws CommandFailure if another process has it or it cannot be made
   */
  static DatabaseFolder opened(Path path, boolean temporary) {
    try {
      Files.createDirectories(path);
      FileChannel lock = lock(path);
      if (lock == null) {
        throw new CommandFailure(
            "The folder %s is in use by another netlapse; stop that one or name another folder."
                .formatted(path));
      }
      return new DatabaseFolder(path, temporary, lock);
    } catch (IOException e) {
      throw new CommandFailure(
          "The folder %s cannot be used for a database (%s); name one that you may write to."
              .formatted(path, e),
          e);
    }
  }

  /**
   * Locks a folder that is there.
   *
   * @return the channel that holds the lock until it is closed; null where somebody else has it
   */
  static @Nullable FileChannel lock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path.resolve(LOCK),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      FileLock held = channel.tryLock();
      if (held != null) {
        return channel;
      }
    } catch (OverlappingFileLockException _) {
      // Another database of this very process.
    }
    channel.close();
    return null;
  }

  Path path() {
    return path;
  }

  /** The server's own folder. */
  Path data() {
    return path.resolve("data");
  }

  boolean isTemporary() {
    return temporary;
  }

  /**
   * Checks before the server starts what it would only say in its log.
   *
   * @throws CommandFailure if the data is of another major version
   */
  void requireOwnData() throws IOException {
    Path version = data().resolve("PG_VERSION");
    if (Files.exists(version) && !Files.readString(version).strip().equals(VERSION)) {
      throw new CommandFailure(
          "The folder %s holds data of PostgreSQL %s and this is %s; move the data with pg_dump or name another folder."
              .formatted(path, Files.readString(version).strip(), VERSION));
    }
  }

  /** Gives the folder up; a temporary one goes. */
  @Override
  public void close() {
    if (temporary) {
      TemporaryFolders.remove(path);
    }
    try {
      lock.close();
    } catch (IOException _) {
      // The kernel drops the lock when the process ends.
    }
  }
}
