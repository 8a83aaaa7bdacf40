package io.netlapse.collectors.upload.tree;

import static java.util.stream.Collectors.toSet;

import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.Damage;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.snapshot.NodeId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Outputs that somebody pasted into files {@code NODE.anything.txt}, all at one instant, with
 * {@code commands.txt}, a line for each file with its command and words about the node:
 *
 * <pre>{@code
 * worker-1.ip-rule.txt -> ip rule -> the node that lost its network
 * }</pre>
 *
 * <p>Files whose names begin alike, up to the first dot, are of one node. It is called as the words
 * name it, if one of them begins with a name: {@code worker-1}, {@code 10.1.0.11 (after the
 * reboot)}; else as the files are. An exit status is not known of a paste and is taken as 0.
 */
public final class PastedFolder implements OutputTree {

  static final String LIST = "commands.txt";
  private static final String ARROW = " -> ";
  private static final String OUTPUT = ".txt";
  private static final Pattern NAME =
      Pattern.compile("(?=.*[0-9])[A-Za-z][A-Za-z0-9.-]+|[0-9]+(?:\\.[0-9]+){3}");

  private final TreeFiles files;
  private final List<Row> rows;
  private final Map<String, String> names;
  private final List<Play> plays;
  private final List<Damage> unread;

  private PastedFolder(TreeFiles files, List<Row> rows, Instant at, List<Damage> unread) {
    this.files = files;
    this.unread = unread;
    this.rows = rows;
    this.names = names(rows);
    this.plays =
        names.values().stream()
            .distinct()
            .sorted()
            .map(node -> new Play(node, at, files.root()))
            .toList();
  }

  static PastedFolder open(TreeFiles files, @Nullable Instant at) throws CollectException {
    if (at == null) {
      throw new CollectException(
          "%s does not tell when its outputs were taken. Say it: at=2026-11-21T11:40:00Z."
              .formatted(files.root()));
    }
    Path list = files.root().resolve(LIST);
    List<Row> rows = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int number = 0;
    for (String line : files.lines(list)) {
      number++;
      if (!line.isBlank()) {
        Row row = Row.of(line, list + ", line " + number);
        if (!names.add(row.file())) {
          throw new CollectException(
              "%s names '%s' a second time. Give each command a file of its own."
                  .formatted(row.where(), row.file()));
        }
        rows.add(row);
      }
    }
    List<Damage> unread = new ArrayList<>();
    for (Path file : files.files(files.root())) {
      if (!file.equals(list) && !names.contains(file.getFileName().toString())) {
        unread.add(new Damage(file.toString(), LIST + " does not name it; it is left out"));
      }
    }
    return new PastedFolder(files, List.copyOf(rows), at, List.copyOf(unread));
  }

  @Override
  public List<Play> plays() {
    return plays;
  }

  @Override
  public Bundle bundle(Play play) throws CollectException {
    SectionList sections = new SectionList();
    for (Row row : rows) {
      if (play.node().equals(names.get(row.prefix()))) {
        Path file = TreeFiles.child(files.root(), row.file(), row.where());
        if (files.has(file)) {
          sections.add(row.name(), row.command(), 0, files.bytes(file), new byte[0], row.where());
        } else {
          sections.tell(file, LIST + " names it, but it is missing; the section is left out");
        }
      }
    }
    return sections.bundle(play);
  }

  /** What the names of a node's files begin with, up to the first dot. */
  public Set<String> prefixes(Play play) {
    return names.entrySet().stream()
        .filter(entry -> entry.getValue().equals(play.node()))
        .map(Map.Entry::getKey)
        .collect(toSet());
  }

  /** What each node is called, by what its files' names begin with. */
  private static Map<String, String> names(List<Row> rows) {
    Map<String, String> names = new LinkedHashMap<>();
    for (Row row : rows) {
      String told = row.told();
      if (told != null) {
        names.putIfAbsent(row.prefix(), told);
      }
    }
    rows.forEach(row -> names.putIfAbsent(row.prefix(), row.prefix()));
    return names;
  }

  @Override
  public List<Damage> unread() {
    return unread;
  }

  /** A line of {@code commands.txt}. */
  private record Row(
      String file, String prefix, String name, String command, String words, String where) {

    /**
     * A name, and no word of a language: an address, or letters with digits, or it stands alone.
     * The word "node" may stand before it.
     */
    @Nullable String told() {
      String named = words.replaceFirst("^(?i:node|host)\\s+", "");
      String first = named.split("[\\s,(]", 2)[0];
      boolean alone = first.equals(named);
      try {
        return alone || NAME.matcher(first).matches() ? NodeId.requireName("node", first) : null;
      } catch (IllegalArgumentException e) {
        return null; // words that are no name
      }
    }

    static Row of(String line, String where) throws CollectException {
      int first = line.indexOf(ARROW);
      int last = line.lastIndexOf(ARROW); // a command may hold an arrow, a file name seldom does
      if (first < 0) {
        throw new CollectException(
            "%s is not: file -> command -> node. Correct it.".formatted(where));
      }
      int from = first + ARROW.length();
      String file = line.substring(0, first).strip();
      int dot = file.indexOf('.');
      if (dot < 0 || !file.endsWith(OUTPUT) || dot + 1 > file.length() - OUTPUT.length()) {
        throw new CollectException(
            "%s names the file '%s', which is not like NODE.anything.txt. Rename it."
                .formatted(where, file));
      }
      String name = file.substring(dot + 1, file.length() - OUTPUT.length());
      String command = line.substring(from, Math.max(from, last < from ? line.length() : last));
      String words = last < from ? "" : line.substring(last + ARROW.length()).strip();
      return new Row(file, node(file.substring(0, dot), where), name, command, words, where);
    }

    private static String node(String name, String where) throws CollectException {
      try {
        return NodeId.requireName("node", name);
      } catch (IllegalArgumentException e) {
        throw new CollectException("%s: %s. Rename the file.".formatted(where, e.getMessage()), e);
      }
    }
  }
}
