package io.netlapse.engine.facts.config;

import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Set;

/**
 * A command that prints files: which, and whether all of them.
 *
 * @param program {@code cat}, {@code tail} and so on
 * @param files the paths that it names, in the form that facts have; those of folders and patterns
 *     too
 * @param whole whether it prints each file from its first line to its last
 */
record FilesCommand(String program, List<String> files, boolean whole) {

  private static final Set<String> VIEWERS =
      Set.of("cat", "head", "tail", "less", "more", "nl", "bat", "vim", "vi", "nano");
  private static final Set<String> FILTERS = Set.of("grep", "egrep", "fgrep", "zgrep", "sed");
  private static final Set<String> WHOLE = Set.of("cat", "less", "more");

  static FilesCommand of(Command command) {
    String program = command.program();
    List<String> arguments = command.arguments();
    if (!VIEWERS.contains(program) && !FILTERS.contains(program)) {
      return new FilesCommand(program, List.of(), false);
    }
    List<String> files =
        arguments.stream().filter(word -> word.startsWith("/")).map(FilePath::canonical).toList();
    boolean options = files.size() < arguments.size();
    boolean fromFirstLine = program.equals("tail") && arguments.contains("+1");
    return new FilesCommand(
        program, files, !command.filtered() && (fromFirstLine || (!options && isWhole(program))));
  }

  private static boolean isWhole(String program) {
    return WHOLE.contains(program);
  }

  /** Whether it shows single lines, so that what a line is nested in is not to be seen. */
  boolean showsLines() {
    return FILTERS.contains(program);
  }

  /** Whether the output has headers that name the file: of head and tail, for several. */
  boolean namesFiles() {
    return program.equals("tail") || program.equals("head");
  }

  /** The one file that the output is of; empty where it is not clear. */
  String onlyFile() {
    return files.size() == 1 ? files.getFirst() : "";
  }

  static boolean isWildcard(String file) {
    return file.indexOf('*') >= 0 || file.indexOf('?') >= 0 || file.indexOf('[') >= 0;
  }

  /** Whether it is the capture script's own way of printing the files of a probe. */
  static boolean isCapture(Command command, String probe) {
    return command.words().equals(List.of("capture", "--only", probe));
  }
}
