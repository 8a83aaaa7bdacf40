package io.netlapse.collectors.ssh.inventory;

import io.netlapse.spi.collect.CollectException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads an inventory from a file. */
public final class InventoryFile {

  private static final int MOST_BYTES = 64 << 20;

  private InventoryFile() {}

  /**
   * The nodes of a file, in its order.
   *
   * @param addressType which address of a Kubernetes node is taken
   * @throws CollectException if it cannot be read
   */
  public static List<Listed> read(Path file, String addressType) throws CollectException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new CollectException(
            "The inventory %s has more than %d MiB. Name several smaller ones in turn."
                .formatted(file, MOST_BYTES >> 20));
      }
      return InventoryText.read(
          new String(bytes, StandardCharsets.UTF_8), file.toString(), addressType);
    } catch (IOException e) {
      throw new CollectException(
          "The inventory %s cannot be read (%s). Is it there, and may this user read it?"
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
