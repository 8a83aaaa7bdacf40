package io.netlapse.collectors.runtime.spool;

import io.netlapse.collectors.runtime.durable.DurableFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The captures that wait, as files and, without their bundles, in memory. Not safe for several
 * threads; the spool guards it.
 */
final class WaitingFiles {

  private final DurableFolder folder;
  private final NavigableMap<Long, Waiting> waiting = new TreeMap<>();
  private long bytes;

  WaitingFiles(DurableFolder folder) {
    this.folder = folder;
  }

  static String name(long number) {
    return "%016d.capture".formatted(number);
  }

  /** The number in a name of ours, or 0. */
  static long number(Path file) {
    String digits = file.getFileName().toString().replaceFirst("\\..*", "");
    return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
  }

  Path file(long number) {
    return folder.file(name(number));
  }

  /** Takes up a file that lies there, in the order of numbers. */
  void found(long number, SpoolFile file) throws IOException {
    index(new Waiting(number, file.about(), Files.size(file(number))));
  }

  /** Writes a file; durable when it returns. */
  Waiting add(long number, SpoolFile file) throws IOException {
    byte[] header = file.header();
    folder.write(name(number), header, file.gzip().toByteArray());
    Waiting added = new Waiting(number, file.about(), (long) header.length + file.gzip().size());
    index(added);
    return added;
  }

  SpoolFile read(Waiting each) throws IOException {
    return SpoolFile.read(DurableFolder.read(file(each.number())));
  }

  /** In the order of arrival. */
  List<Waiting> all() {
    return List.copyOf(waiting.values());
  }

  long bytes() {
    return bytes;
  }

  NavigableMap<Long, Waiting> byNumber() {
    return waiting;
  }

  /**
   * Lets one go that has arrived. The folder is not forced: what comes back after a power cut is
   * delivered again, which does no harm.
   */
  void delivered(Waiting each) throws IOException {
    forget(each);
    Files.deleteIfExists(file(each.number()));
  }

  /** Lets some go that are lost. */
  void lost(List<Waiting> some) throws IOException {
    for (Waiting each : some) {
      forget(each);
      isLost(each);
      Files.deleteIfExists(file(each.number()));
    }
    folder.force();
  }

  /** Moves one to where it is set aside. */
  void setAside(Waiting each, DurableFolder aside) throws IOException {
    forget(each);
    isLost(each);
    try {
      aside.take(file(each.number()));
    } catch (NoSuchFileException _) {
      return; // somebody has taken it away: it is lost, and counted
    }
    folder.force();
  }

  /** The first of each node is unchanged against one that is no longer here, and may be lost. */
  void doubtFirst() {
    Set<String> seen = new HashSet<>();
    for (Map.Entry<Long, Waiting> each : waiting.entrySet()) {
      if (seen.add(each.getValue().about().subject())) {
        each.setValue(asChanged(each.getValue()));
      }
    }
  }

  /** With a capture that showed something new goes what the next ones are unchanged against. */
  private void isLost(Waiting lost) {
    if (lost.about().unchanged()) {
      return;
    }
    for (Map.Entry<Long, Waiting> each : waiting.tailMap(lost.number(), false).entrySet()) {
      if (each.getValue().about().subject().equals(lost.about().subject())) {
        each.setValue(asChanged(each.getValue()));
        return;
      }
    }
  }

  private static Waiting asChanged(Waiting each) {
    return new Waiting(each.number(), each.about().asChanged(), each.bytes());
  }

  private void index(Waiting each) {
    waiting.put(each.number(), each);
    bytes += each.bytes();
  }

  private void forget(Waiting each) {
    if (waiting.remove(each.number()) != null) {
      bytes -= each.bytes();
    }
  }
}
