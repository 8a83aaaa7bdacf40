package io.netlapse.collectors.upload.tree;

import io.netlapse.spi.collect.CollectException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * When a recording's folders are played: {@code timeline.tsv}, a line for each snapshot with
 * instant, node and step. Empty lines, those that begin with {@code #} and a first line {@code
 * instant ...} are passed over. Sample:
 *
 * <pre>{@code
 * 2026-11-21T11:40:00Z	worker-1	01-baseline
 * 2026-11-21T11:45:00Z	worker-1	01-baseline
 * }</pre>
 */
final class Timeline {

  static final String FILE = "timeline.tsv";

  private final TreeFiles files;
  private final Path file;
  private final Set<Path> checked = new HashSet<>();

  Timeline(TreeFiles files, Path file) {
    this.files = files;
    this.file = file;
  }

  /** In the order of the lines. */
  List<Play> plays() throws CollectException {
    List<Play> plays = new ArrayList<>();
    int number = 0;
    for (String line : files.lines(file)) {
      number++;
      boolean title = number == 1 && line.startsWith("instant\t");
      if (!line.isBlank() && !line.startsWith("#") && !title) {
        plays.add(play(line, file + ", line " + number));
      }
    }
    if (plays.isEmpty()) {
      throw new CollectException(
          "%s plays nothing. Write a line for each snapshot, or remove it to go by each date.txt."
              .formatted(file));
    }
    return plays;
  }

  private Play play(String line, String where) throws CollectException {
    String[] columns = line.strip().split("\t", -1);
    if (columns.length != 3) {
      throw new CollectException(
          "%s is not: instant, node, step, with tabs between them. Correct it.".formatted(where));
    }
    Path step = TreeFiles.child(files.root(), columns[2], where);
    Path folder = TreeFiles.child(step, columns[1], where);
    if (checked.add(folder)) {
      Recording.requireNodeFolder(files, folder);
    }
    return new Play(new NodeFolder(files, folder).node(), instant(columns[0], where), folder);
  }

  private static Instant instant(String text, String where) throws CollectException {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new CollectException(
          "%s does not begin with an RFC 3339 time such as 2026-11-21T11:40:00Z. Correct it."
              .formatted(where),
          e);
    }
  }
}
