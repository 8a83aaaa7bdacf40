package io.netlapse.collectors.upload.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only what nobody uses any more is removed. */
final class PrivateFolderTest {

  private static final Instant NOW = Instant.parse("2026-11-21T11:40:00Z");

  @TempDir private Path parent;

  @Test
  void folderOfAKilledProcess_isRemoved() throws IOException {
    Path left = left("netlapse-archive-1");
    assertThat(PrivateFolder.removeAbandoned(parent, NOW)).isEqualTo(1);
    assertThat(left).doesNotExist();
  }

  @Test
  void folderThatIsInUse_stays() throws Exception {
    try (PrivateFolder here = PrivateFolder.create()) {
      assertThat(PrivateFolder.removeAbandoned(here.files().getParent().getParent(), NOW)).isZero();
      assertThat(here.files()).isDirectory();
    }
  }

  @Test
  void folderThatAnotherProcessUses_stays() throws Exception {
    Path used = left("netlapse-archive-2");
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                used.resolve("lock").toString())
            .redirectErrorStream(true)
            .start();
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("locked");
      assertThat(PrivateFolder.removeAbandoned(parent, NOW)).isZero();
    } finally {
      holder.destroyForcibly();
      assertThat(holder.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(PrivateFolder.removeAbandoned(parent, NOW)).isEqualTo(1);
  }

  @Test
  void folderThatIsNotLockedYet_staysForAWhile() throws IOException {
    Path made = Files.createDirectory(parent.resolve("netlapse-archive-3"));
    Files.setLastModifiedTime(made, FileTime.from(NOW));
    assertThat(PrivateFolder.removeAbandoned(parent, NOW)).isZero();
    assertThat(PrivateFolder.removeAbandoned(parent, NOW.plus(Duration.ofHours(2)))).isEqualTo(1);
    assertThat(made).doesNotExist();
  }

  @Test
  void othersFolders_andLinks_stay() throws IOException {
    Path other = Files.createDirectory(parent.resolve("other"));
    Files.createSymbolicLink(parent.resolve("netlapse-archive-4"), other);
    assertThat(PrivateFolder.removeAbandoned(parent, NOW.plus(Duration.ofHours(2)))).isZero();
    assertThat(other).isDirectory();
  }

  private Path left(String name) throws IOException {
    Path left = Files.createDirectory(parent.resolve(name));
    Files.createFile(left.resolve("lock"));
    Files.createDirectory(left.resolve("files"));
    Files.writeString(left.resolve("files/secret.txt"), "x");
    return left;
  }
}
