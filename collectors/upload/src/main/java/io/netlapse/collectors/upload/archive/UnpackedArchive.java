package io.netlapse.collectors.upload.archive;

import io.netlapse.spi.bundle.Damage;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The plain files of an archive, in a folder that only this user may enter and that closing
 * removes. Links and devices are never made; those are counted and told. Anything that only an
 * attacker or an accident puts into an archive refuses all of it: names that lead out, one name
 * twice, encryption, more than the limits allow, an end before the end. For one thread.
 */
public final class UnpackedArchive implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final PrivateFolder owned;
  private final Path folder;
  private final String name;
  private final UnpackLimits limits;
  private final Set<Path> files = new HashSet<>();
  private @Nullable Instant latest;
  private int entries;
  private int special;
  private long bytes;

  private UnpackedArchive(PrivateFolder owned, String name, UnpackLimits limits) {
    this.owned = owned;
    this.folder = owned.files();
    this.name = name;
    this.limits = limits;
  }

  /**
   * Unpacks.
   *
   * @param delivery a tar or zip
   * @param name what to call it in messages
   * @param limits how much is taken
   * @throws ArchiveException if it is refused; nothing is left of it then
   * @throws IOException if the disk does not take it; nothing is left of it then
   */
  public static UnpackedArchive of(Delivery delivery, String name, UnpackLimits limits)
      throws IOException {
    UnpackedArchive unpacked = new UnpackedArchive(PrivateFolder.create(), name, limits);
    try {
      unpacked.unpack(delivery);
      return unpacked;
    } catch (IOException | RuntimeException e) {
      unpacked.close();
      throw unpacked.told(e);
    }
  }

  /** Where its files are. */
  public Path folder() {
    return folder;
  }

  /** When its latest file was changed; null for an archive without files. */
  public @Nullable Instant latest() {
    return latest;
  }

  /** What was left out. */
  public List<Damage> leftOut() {
    return special == 0
        ? List.of()
        : List.of(
            new Damage(
                name, "%d links or devices; those are never followed or made".formatted(special)));
  }

  private void unpack(Delivery delivery) throws IOException {
    Bounded bounded = new Bounded(delivery.content(), limits.bytes(), this::tooLarge);
    try (ArchiveInputStream<?> archive =
        delivery.form() == Form.ZIP
            ? new ZipArchiveInputStream(bounded, "UTF-8", true, true)
            : new TarArchiveInputStream(bounded, "UTF-8")) {
      for (ArchiveEntry entry = archive.getNextEntry();
          entry != null;
          entry = archive.getNextEntry()) {
        add(entry, archive);
      }
    }
  }

  private void add(ArchiveEntry entry, ArchiveInputStream<?> archive) throws IOException {
    if (++entries > limits.entries()) {
      throw new ArchiveException(
          "%s has more than %d entries. Pack only the outputs.".formatted(name, limits.entries()));
    }
    if (entry instanceof ZipArchiveEntry zip && zip.getGeneralPurposeBit().usesEncryption()) {
      throw new ArchiveException(
          name + " is encrypted. Decrypt it where its password is known, and pack it anew.");
    }
    Path place = EntryName.resolve(folder, entry.getName(), name);
    if (entry.isDirectory()) {
      Files.createDirectories(place);
    } else if (isPlain(entry)) {
      if (!files.add(place)) {
        throw new ArchiveException(
            "%s has '%s' twice, and nobody can say which is meant. Pack it anew."
                .formatted(name, entry.getName()));
      }
      Files.createDirectories(place.getParent());
      write(archive, place);
      changed(entry, place);
    } else {
      special++;
    }
  }

  private static boolean isPlain(ArchiveEntry entry) {
    return switch (entry) {
      case TarArchiveEntry tar ->
          switch (tar.getLinkFlag()) {
            case TarConstants.LF_OLDNORM,
                TarConstants.LF_NORMAL,
                TarConstants.LF_CONTIG,
                TarConstants.LF_GNUTYPE_SPARSE ->
                true;
            default -> false;
          };
      case ZipArchiveEntry zip -> !zip.isUnixSymlink();
      default -> false;
    };
  }

  private void write(InputStream in, Path place) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (OutputStream out = Files.newOutputStream(place, StandardOpenOption.CREATE_NEW)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes += n;
        if (bytes > limits.bytes()) {
          throw tooLarge();
        }
        out.write(buffer, 0, n);
      }
    }
  }

  private void changed(ArchiveEntry entry, Path place) throws IOException {
    Instant at = entry.getLastModifiedDate().toInstant();
    Files.setLastModifiedTime(place, FileTime.from(at));
    latest = latest == null || at.isAfter(latest) ? at : latest;
  }

  private ArchiveException tooLarge() {
    return new ArchiveException(
        "%s is larger than %d MiB, unpacked. Pack only the outputs."
            .formatted(name, Math.max(1, limits.bytes() >> 20)));
  }

  /** The libraries throw what they like at bytes that are none of their format. */
  private IOException told(Exception problem) {
    return switch (problem) {
      case ArchiveException ours -> ours;
      case EOFException _ -> ArchiveException.cutOff(name);
      default -> {
        ArchiveException damaged =
            new ArchiveException(
                "%s cannot be unpacked (%s). Is it whole?".formatted(name, problem.getMessage()));
        damaged.initCause(problem);
        yield damaged;
      }
    };
  }

  /**
   * Removes the folders that processes left that were killed while they read an archive.
   *
   * @param now the time
   * @return how many there were
   * @throws IOException if one cannot be removed, or the folder for temporary files not be read
   */
  public static int removeAbandoned(Instant now) throws IOException {
    return PrivateFolder.removeAbandoned(Path.of(System.getProperty("java.io.tmpdir")), now);
  }

  /** Removes the folder. */
  @Override
  public void close() throws IOException {
    owned.close();
  }
}
