package io.netlapse.diagnose.outputs;

import io.netlapse.collectors.upload.archive.Delivery;
import io.netlapse.collectors.upload.archive.UnpackLimits;
import io.netlapse.collectors.upload.archive.UnpackedArchive;
import io.netlapse.spi.bundle.Damage;
import io.netlapse.spi.collect.CollectException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder of command outputs, packed. */
final class OutputArchive {

  /** {@code NODE.anything.txt}: the file says whose it is, so its folder does not have to. */
  private static final Pattern NAMES_ITS_NODE = Pattern.compile("[^.]+\\..+\\.txt|commands\\.txt");

  private OutputArchive() {}

  /**
   * Reads what it holds; nothing of it stays on the disk.
   *
   * @param name what the archive is called
   * @throws IOException with a sentence for a person, if it is refused
   * @throws CollectException likewise, if its folders are not laid out as they should be
   */
  static Looks read(Delivery delivery, String name, UnpackLimits limits, OutputFolder reader)
      throws CollectException, IOException {
    try (UnpackedArchive unpacked = UnpackedArchive.of(delivery, name, limits)) {
      Path root = unpacked.folder();
      try {
        Looks looks = reader.read(top(root));
        List<Damage> leftOut = new ArrayList<>(unpacked.leftOut());
        looks
            .leftOut()
            .forEach(
                damage ->
                    leftOut.add(new Damage(renamed(damage.where(), root, name), damage.what())));
        return new Looks(looks.captured(), leftOut, looks.passedOver());
      } catch (CollectException e) {
        throw new CollectException(renamed(String.valueOf(e.getMessage()), root, name), e);
      } catch (IOException e) {
        throw new IOException(renamed(String.valueOf(e.getMessage()), root, name), e);
      }
    }
  }

  /** Nobody knows the folder that it was unpacked into. */
  private static String renamed(String told, Path root, String name) {
    return told.replace(root.toString(), name);
  }

  /** Who packs a folder has it as the only thing on top, and may mean the folder or a node's. */
  private static Path top(Path root) throws IOException {
    List<Path> entries;
    try (Stream<Path> inside = Files.list(root)) {
      entries = inside.toList();
    }
    boolean isWrapped =
        entries.size() == 1
            && Files.isDirectory(entries.getFirst(), LinkOption.NOFOLLOW_LINKS)
            && holdsNodes(entries.getFirst());
    return isWrapped ? entries.getFirst() : root;
  }

  private static boolean holdsNodes(Path folder) throws IOException {
    if (SosReport.isOne(folder)) {
      return true;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.allMatch(
          entry ->
              Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)
                  || NAMES_ITS_NODE.matcher(entry.getFileName().toString()).matches());
    }
  }
}
