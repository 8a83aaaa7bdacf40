package io.netlapse.engine.facts.kernel;

import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a command asks of {@code /proc/sys}: sysctl(8), or a tool that prints files.
 *
 * @param form how lines tell the name
 * @param names what is named, in order: as sysctl(8) takes it, or files, with patterns in it
 * @param all whether everything is asked for
 * @param known whether every option is known
 */
record SysctlQuestion(Form form, List<String> names, boolean all, boolean known) {

  /** How a line tells of which sysctl it is. */
  enum Form {
    /** {@code name = value}. */
    ASSIGNMENT,
    /** {@code /proc/sys/net/ipv4/ip_forward:1}. */
    FILE,
    /** {@code ==> /proc/sys/net/ipv4/ip_forward <==}, and the value on the next line. */
    HEADED,
    /** Not at all: one line for each name, in order. */
    POSITION
  }

  private static final String FOLDER = "/proc/sys/";
  private static final Set<String> ALL = Set.of("-a", "-A", "-X", "--all");
  private static final Set<String> HARMLESS =
      Set.of("-e", "--ignore", "-q", "--quiet", "-w", "--write", "-n", "--values");
  private static final Set<String> HARMLESS_OF_GREP =
      Set.of("-H", "-s", "-Hs", "-sH", "-h", "-r", "-R", "-rs", "-sr", "--with-filename");

  /** Reads a command; empty where it asks something else. */
  static Optional<SysctlQuestion> of(Command command) {
    List<String> arguments = command.arguments();
    return switch (command.program()) {
      case "sysctl" -> Optional.of(sysctl(arguments));
      case "cat" -> files(arguments).map(files -> printed(files, false));
      case "head", "tail" -> ofEnds(arguments);
      case "grep", "egrep" -> grep(arguments);
      case "busybox" ->
          arguments.isEmpty() || !arguments.getFirst().equals("sysctl")
              ? Optional.empty()
              : Optional.of(sysctl(arguments.subList(1, arguments.size())));
      default -> Optional.empty();
    };
  }

  private static SysctlQuestion sysctl(List<String> arguments) {
    List<String> names = new ArrayList<>();
    boolean all = false;
    boolean known = true;
    boolean values = false;
    for (String argument : arguments) {
      if (ALL.contains(argument)) {
        all = true;
      } else if (!argument.startsWith("-")) {
        int equals = argument.indexOf('=');
        names.add(equals < 0 ? argument : argument.substring(0, equals));
      } else {
        known &= HARMLESS.contains(argument);
        values |= argument.equals("-n") || argument.equals("--values");
      }
    }
    return new SysctlQuestion(values ? Form.POSITION : Form.ASSIGNMENT, names, all, known);
  }

  private static SysctlQuestion printed(List<String> files, boolean headed) {
    return new SysctlQuestion(headed ? Form.HEADED : Form.POSITION, files, false, true);
  }

  private static Optional<SysctlQuestion> ofEnds(List<String> arguments) {
    List<String> words = new ArrayList<>(arguments);
    // The number behind -n, or -n1 or -1.
    int option = words.indexOf("-n");
    if (option >= 0 && option + 1 < words.size()) {
      words.subList(option, option + 2).clear();
    }
    words.removeIf(word -> word.startsWith("-") || word.equals("+1"));
    return files(words).map(files -> printed(files, files.size() > 1));
  }

  /** A pattern that is not a dot chooses among the lines. */
  private static Optional<SysctlQuestion> grep(List<String> arguments) {
    List<String> options = arguments.stream().filter(word -> word.startsWith("-")).toList();
    List<String> words = arguments.stream().filter(word -> !word.startsWith("-")).toList();
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Optional<List<String>> files = files(words.subList(1, words.size()));
    boolean named =
        options.stream().anyMatch(word -> word.matches("-.*[HrR].*"))
            || files.filter(some -> some.size() > 1 || some.getFirst().contains("*")).isPresent();
    boolean known = HARMLESS_OF_GREP.containsAll(options) && words.getFirst().equals(".");
    return files.map(
        some -> new SysctlQuestion(named ? Form.FILE : Form.POSITION, some, false, known));
  }

  private static Optional<List<String>> files(List<String> words) {
    return !words.isEmpty() && words.stream().allMatch(word -> word.startsWith(FOLDER))
        ? Optional.of(words)
        : Optional.empty();
  }

  /** The canonical name of what is named at a place; empty for a pattern of a shell. */
  Optional<String> name(int at) {
    String name = names.get(at);
    if (name.indexOf('*') >= 0 || name.indexOf('?') >= 0 || name.indexOf('[') >= 0) {
      return Optional.empty();
    }
    return name.startsWith(FOLDER) ? SysctlName.ofFile(name) : SysctlName.of(name);
  }
}
