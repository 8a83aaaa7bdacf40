package io.netlapse.collectors.upload.tree;

import io.netlapse.spi.collect.CollectException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** The files of one tree: read within limits, and none from outside it. */
final class TreeFiles {

  private static final int MOST_BYTES = 64 << 20;
  private static final int MOST_ENTRIES = 10_000;
  private static final Pattern FILE_NAME = Pattern.compile("[^/\\\\\\p{Cntrl}]{1,255}");

  private final Path root;

  private TreeFiles(Path root) {
    this.root = root;
  }

  /** The files under a folder. */
  static TreeFiles of(Path folder) throws CollectException {
    if (!Files.isDirectory(folder)) {
      throw new CollectException("%s is no folder. Give one that is there.".formatted(folder));
    }
    try {
      return new TreeFiles(folder.toRealPath());
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  /** The top folder, absolute. */
  Path root() {
    return root;
  }

  /** Whether there is such a file, or link to one. */
  boolean has(Path file) {
    return Files.isRegularFile(file);
  }

  /** The folders in a folder, by name; those that begin with a dot are no part of a tree. */
  List<Path> folders(Path folder) throws CollectException {
    return entries(folder).stream().filter(Files::isDirectory).toList();
  }

  /** What is no folder in a folder, by name; without what begins with a dot. */
  List<Path> files(Path folder) throws CollectException {
    return entries(folder).stream().filter(entry -> !Files.isDirectory(entry)).toList();
  }

  /** The bytes of a file. */
  byte[] bytes(Path file) throws CollectException {
    try {
      requireInside(file);
      if (!Files.isRegularFile(file)) {
        throw new CollectException("%s is no plain file. Leave it out.".formatted(file));
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(MOST_BYTES);
        if (in.read() >= 0) {
          throw new CollectException(
              "%s is larger than %d MiB. Cut it, or leave it out."
                  .formatted(file, MOST_BYTES >> 20));
        }
        return bytes;
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The lines of a file as UTF-8, each with its number in messages counted from 1. */
  List<String> lines(Path file) throws CollectException {
    return new String(bytes(file), StandardCharsets.UTF_8).lines().toList();
  }

  /**
   * A file or folder directly in a folder, by a name that some list gives.
   *
   * @param where file and line of that list, for the message
   */
  static Path child(Path folder, String name, String where) throws CollectException {
    if (!FILE_NAME.matcher(name).matches() || name.equals(".") || name.equals("..")) {
      throw new CollectException(
          "%s names '%s', which is no file name. Write the name alone, without folders."
              .formatted(where, name.replaceAll("\\p{Cntrl}", "?")));
    }
    return folder.resolve(name);
  }

  private List<Path> entries(Path folder) throws CollectException {
    List<Path> entries = new ArrayList<>();
    try {
      requireInside(folder);
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
        for (Path entry : stream) {
          if (entries.size() == MOST_ENTRIES) {
            throw new CollectException(
                "%s has more than %d entries. Upload it in parts.".formatted(folder, MOST_ENTRIES));
          }
          if (!entry.getFileName().toString().startsWith(".")) {
            entries.add(entry);
          }
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw unreadable(folder, e);
    }
    Collections.sort(entries);
    return entries;
  }

  private void requireInside(Path path) throws IOException, CollectException {
    if (!path.toRealPath().startsWith(root)) {
      throw new CollectException(
          "%s leads out of the folder %s. Copy what it links to.".formatted(path, root));
    }
  }

  private static CollectException unreadable(Path path, Exception cause) {
    return new CollectException(
        "%s cannot be read. Is it there, and may this user read it?".formatted(path), cause);
  }
}
