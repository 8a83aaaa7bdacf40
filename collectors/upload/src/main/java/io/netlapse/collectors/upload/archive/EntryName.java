package io.netlapse.collectors.upload.archive;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where an entry of an archive may go. */
final class EntryName {

  private static final int LONGEST = 4096;
  private static final int DEEPEST = 64;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private EntryName() {}

  /**
   * The place of an entry below the folder that the archive is unpacked into.
   *
   * @param archive what the archive is called
   * @throws ArchiveException if the name leads out of the folder or is no name
   */
  static Path resolve(Path folder, String name, String archive) throws ArchiveException {
    if (name.length() > LONGEST) {
      throw refused(archive, name.substring(0, 60) + "...", "is too long for a file's name");
    }
    if (CONTROL.matcher(name).find()) {
      throw refused(archive, name, "has control characters in its name");
    }
    if (name.startsWith("/")) {
      throw refused(archive, name, "is to go to a place of its own choice");
    }
    for (String part : name.split("/", -1)) {
      if (part.equals("..")) {
        throw refused(archive, name, "leads out of the archive");
      }
    }
    try {
      Path place = folder.resolve(name).normalize();
      if (!place.startsWith(folder) || place.getNameCount() - folder.getNameCount() > DEEPEST) {
        throw refused(archive, name, "leads out of the archive, or too deep");
      }
      return place;
    } catch (InvalidPathException e) {
      throw refused(archive, name, "is no file name here");
    }
  }

  private static ArchiveException refused(String archive, String name, String why) {
    return new ArchiveException(
        "%s: the entry '%s' %s. Nothing of it was read; pack the outputs anew, from within their folder."
            .formatted(archive, CONTROL.matcher(name).replaceAll("?"), why));
  }
}
