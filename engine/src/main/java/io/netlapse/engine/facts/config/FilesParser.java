package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.Line;
import io.netlapse.engine.facts.text.OutputParser;
import io.netlapse.engine.facts.text.ReadingDraft;
import io.netlapse.spi.config.ConfigSetting;
import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.FactKind;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A parser of a program's configuration files, as {@code cat} prints one and {@code tail -n +1}
 * several, each under a line {@code ==> FILE <==}. The capture prints them in that form, too.
 *
 * <p>All facts of its kinds have a field {@code file}, so that a file that is printed whole covers
 * its own facts, and the capture, which prints every file that is there, those of all.
 */
abstract class FilesParser extends OutputParser {

  private final String owner;

  /**
   * For one probe.
   *
   * @param probe its id
   * @param owner the owner of its settings
   * @param kinds the kinds of facts that it can give besides settings
   */
  FilesParser(String probe, String owner, FactKind... kinds) {
    super(probe, 1, Stream.concat(Stream.of(ConfigSetting.KIND), Stream.of(kinds)).toList());
    this.owner = owner;
  }

  /** Whether a path, in the form that facts have, is a file of this program. */
  abstract boolean isMine(String file);

  /** Reads a file. */
  abstract void read(FilePart part, ReadingDraft draft);

  /** Whether each line of the files can be read without those before it. */
  boolean linesStandAlone() {
    return false;
  }

  /** Whose settings they are. */
  final String owner() {
    return owner;
  }

  @Override
  public boolean reads(Command command) {
    FilesCommand files = FilesCommand.of(command);
    return FilesCommand.isCapture(command, probe().value())
        || (files.files().stream().anyMatch(this::isMine)
            && (linesStandAlone() || !files.showsLines()));
  }

  @Override
  public Scope scope(Command command) {
    if (FilesCommand.isCapture(command, probe().value())) {
      return scope(kinds().stream().map(kind -> coverage(kind, "")));
    }
    FilesCommand files = FilesCommand.of(command);
    boolean clear = files.namesFiles() || files.files().size() == 1;
    if (!files.whole() || !clear || files.files().stream().anyMatch(FilesCommand::isWildcard)) {
      return Scope.ONLY_SHOWN;
    }
    return scope(
        files.files().stream()
            .filter(this::isMine)
            .flatMap(file -> kinds().stream().map(kind -> coverage(kind, file))));
  }

  private static Scope scope(Stream<Coverage> coverages) {
    return Scope.of(coverages.distinct().toArray(Coverage[]::new));
  }

  private Coverage coverage(FactKind kind, String file) {
    TreeMap<String, String> where = new TreeMap<>();
    if (kind.equals(ConfigSetting.KIND)) {
      where.put("owner", owner);
    }
    if (!file.isEmpty()) {
      where.put("file", file);
    }
    return Coverage.where(kind, where);
  }

  @Override
  public final void read(String text, Command command, ReadingDraft draft) {
    String file = firstFile(command);
    List<Line> lines = new ArrayList<>();
    for (Line line : Line.of(text)) {
      String header = header(line);
      if (header.isEmpty()) {
        lines.add(line);
      } else {
        part(file, lines, draft);
        draft.understood(line.span());
        lines = new ArrayList<>();
        file = FilePath.canonical(header);
      }
    }
    part(file, lines, draft);
  }

  /** The file that the lines above the first header are of; empty where that is not clear. */
  String firstFile(Command command) {
    return FilesCommand.of(command).onlyFile();
  }

  /** The file that a line says is next; empty where it says no such thing. */
  String header(Line line) {
    int end = line.end() - " <==".length();
    String text = line.text();
    return text.startsWith("==> /", line.start())
            && end > line.start()
            && text.startsWith(" <==", end)
        ? text.substring(line.start() + "==> ".length(), end)
        : "";
  }

  private void part(String file, List<Line> lines, ReadingDraft draft) {
    if (lines.isEmpty()) {
      return;
    }
    if (isMine(file)) {
      read(new FilePart(file, List.copyOf(lines)), draft);
    } else {
      lines.forEach(line -> draft.unread(line.span()));
    }
  }
}
