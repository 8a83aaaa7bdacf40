package io.netlapse.cli.outputs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A file that is no bundle: what stood on a terminal, in a ticket or in a chat. */
final class Transcript {

  private static final ProbeId PROBE = new ProbeId("paste");

  /** How bundles begin: plain, in gzip (RFC 1952), in zstd (RFC 8878). */
  private static final List<byte[]> BUNDLES =
      List.of(
          "netlapse-bundle".getBytes(US_ASCII),
          new byte[] {0x1f, (byte) 0x8b},
          new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd});

  private Transcript() {}

  /** Whether a file is meant to be a bundle, whole or not. */
  static boolean isBundle(Path file) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(BUNDLES.getFirst().length);
    }
    return start.length == 0
        || BUNDLES.stream()
            .anyMatch(
                magic ->
                    start.length >= magic.length
                        && Arrays.equals(start, 0, magic.length, magic, 0, magic.length));
  }

  /**
   * The look that it shows.
   *
   * @param in its bytes
   * @param path its name, by which the node is called where no prompt names one
   * @param at when it was taken, as far as anybody knows
   * @throws IOException if it cannot be read, or is larger than anybody pastes
   */
  static Captured read(String cluster, InputStream in, Path path, Instant at) throws IOException {
    String file = String.valueOf(path.getFileName());
    return LooseFiles.look(
        new NodeId(cluster, node(file)),
        at,
        List.of(LooseFiles.output(in, file, PROBE, at)),
        Captured.Origin.TRANSCRIPT);
  }

  /** What stands before the first dot, as far as it can be a name. */
  private static String node(String file) {
    return Stream.of(file.split("\\.", -1)[0].replaceAll("[^A-Za-z0-9-]", "-"))
        .map(name -> name.replaceAll("^-+|-+$", ""))
        .filter(name -> !name.isEmpty() && name.length() < 200)
        .findFirst()
        .orElse("this-node");
  }
}
