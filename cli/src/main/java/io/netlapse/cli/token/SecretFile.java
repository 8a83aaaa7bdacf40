package io.netlapse.cli.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.cli.terminal.CommandFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file for a secret, readable by its owner alone from the moment that it is there. It is made
 * beside its place before the secret is asked for, so that no secret is handed out that cannot be
 * kept, and takes its place at once or not at all. Closing removes what was not kept.
 */
final class SecretFile implements AutoCloseable {

  private static final String OWNER_ONLY = "rw-------";

  private final Path file;
  private final Path part;

  private SecretFile(Path file, Path part) {
    this.file = file;
    this.part = part;
  }

  /**
   * Makes room for a secret.
   *
   * @param file where it is to be; what is there already stays until {@link #keep}
   * @throws CommandFailure if no file can be made there
   */
  static SecretFile at(Path file) {
    Path place = file.toAbsolutePath();
    Path folder = place.getParent();
    try {
      if (folder == null || Files.isDirectory(place)) {
        throw new CommandFailure(2, "%s is a folder; name a file in it.".formatted(file));
      }
      Path part =
          Files.createTempFile(
              folder,
              "." + place.getFileName(),
              ".part",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
      return new SecretFile(place, part);
    } catch (IOException e) {
      throw new CommandFailure(
          "No file can be written in %s; is the folder there, and may this user write in it?"
              .formatted(folder),
          e);
    }
  }

  /**
   * Puts the secret in its place, durably.
   *
   * @param tokenId whose it is, for whoever has to revoke it if it is lost
   * @throws CommandFailure if it cannot be kept
   */
  void keep(String secret, String tokenId) {
    try {
      write(secret);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel folder = FileChannel.open(file.resolveSibling("."))) {
        folder.force(true);
      }
    } catch (IOException e) {
      throw new CommandFailure(
          "The secret of token %s could not be written to %s (%s) and is lost; let an admin revoke the token, then try again."
              .formatted(tokenId, file, e.getMessage()),
          e);
    }
  }

  private void write(String secret) throws IOException {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap((secret + "\n").getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new CommandFailure("The empty file %s cannot be removed.".formatted(part), e);
    }
  }
}
