package io.netlapse.collectors.runtime.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparingLong;

import io.netlapse.collectors.push.Gzip;
import io.netlapse.collectors.runtime.durable.DurableFolder;
import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleSection;
import io.netlapse.spi.bundle.BundleWriter;
import io.netlapse.spi.bundle.SentSections;
import io.netlapse.spi.snapshot.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last capture of each node that the service has acknowledged, which the next one is told by.
 * Worth nothing but bandwidth: it is not forced to the disk, those that were sent longest ago go
 * when it is full, and what cannot be read is as good as not there. Not safe for several threads;
 * the spool guards it.
 */
final class SentCaptures {

  private final DurableFolder folder;
  private final long mostBytes;
  private final Map<String, Long> sizes = new LinkedHashMap<>();
  private long bytes;

  /** In a folder; takes up what is there. */
  SentCaptures(DurableFolder folder, long mostBytes) throws IOException {
    this.folder = folder;
    this.mostBytes = mostBytes;
    List<Path> files = new ArrayList<>(folder.list());
    files.sort(comparingLong(file -> file.toFile().lastModified()));
    for (Path file : files) {
      count(file.getFileName().toString(), Files.size(file));
    }
    makeRoom();
  }

  /** The bundle of a subject's last capture, compressed with gzip. */
  Optional<Content> gzip(String subject) {
    String name = name(subject);
    if (!sizes.containsKey(name)) {
      return Optional.empty();
    }
    try {
      return Optional.of(SpoolFile.read(DurableFolder.read(folder.file(name))).gzip());
    } catch (IOException _) {
      forget(subject);
      return Optional.empty();
    }
  }

  /**
   * Takes the file of a capture that has arrived, with what the one before has of probes that it
   * did not ask.
   *
   * @throws IOException if it cannot be kept; what was kept before may be too
   */
  void take(String subject, Path file) throws IOException {
    String name = name(subject);
    Optional<SpoolFile> merged = merged(subject, file);
    if (merged.isPresent()) {
      folder.write(name, merged.get().header(), merged.get().gzip().toByteArray());
    } else {
      Files.move(
          file,
          folder.file(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
    uncount(name);
    count(name, Files.size(folder.file(name)));
    makeRoom();
  }

  /** Empty where the capture asked all probes that the one before did. */
  private Optional<SpoolFile> merged(String subject, Path file) throws IOException {
    Optional<Bundle> before = gzip(subject).flatMap(Bundles::whole);
    if (before.isEmpty()) {
      return Optional.empty();
    }
    SpoolFile later = SpoolFile.read(DurableFolder.read(file));
    Optional<Bundle> bundle = Bundles.whole(later.gzip());
    if (bundle.isEmpty()) {
      return Optional.empty();
    }
    Bundle is = bundle.get();
    List<BundleSection> sections = SentSections.merged(before.get().sections(), is.sections());
    return sections.size() == is.sections().size()
        ? Optional.empty()
        : Optional.of(
            new SpoolFile(
                later.about(),
                Content.of(
                    Gzip.of(
                        BundleWriter.toContent(
                            new Bundle(
                                is.node(),
                                is.capturedAt(),
                                is.clock(),
                                is.machineId(),
                                sections,
                                List.of()))))));
  }

  /** Forgets a subject's. */
  void forget(String subject) {
    delete(name(subject));
    uncount(name(subject));
  }

  /** Forgets all: there is something better to do with the room. */
  void clear() {
    while (!sizes.isEmpty()) {
      forgetOldest();
    }
  }

  private void makeRoom() {
    while (bytes > mostBytes) {
      forgetOldest();
    }
  }

  private void forgetOldest() {
    String oldest = sizes.keySet().iterator().next();
    delete(oldest);
    uncount(oldest);
  }

  private void count(String name, long size) {
    sizes.put(name, size);
    bytes += size;
  }

  private void uncount(String name) {
    Long before = sizes.remove(name);
    bytes -= before == null ? 0 : before;
  }

  private void delete(String name) {
    try {
      Files.deleteIfExists(folder.file(name));
    } catch (IOException _) {
      return; // not known any more, so not read; the node's next one is written over it
    }
  }

  /** Subjects are names of nodes, and sources, which may be any text: neither fits every folder. */
  private static String name(String subject) {
    return Content.of(subject.getBytes(UTF_8)).sha256() + ".capture";
  }
}
