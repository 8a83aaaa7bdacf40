package io.netlapse.collectors.runtime.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second process out of a folder. The kernel lets go of it when the process ends, however
 * that happens.
 */
record SpoolLock(FileChannel channel) implements AutoCloseable {

  static SpoolLock of(Path folder) throws IOException, SpoolException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new SpoolLock(channel);
      }
    } catch (OverlappingFileLockException _) {
      // this process has it: the same answer
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new SpoolException(
        "Another collector uses the spool %s. Give this one a folder of its own, or end the other."
            .formatted(folder));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
