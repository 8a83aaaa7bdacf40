package io.netlapse.engine.facts.logs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every line that means something, in the order in which they are tried: the first that fits. */
final class LogCatalogue {

  static final List<LogPattern> ALL =
      Stream.of(SystemPatterns.ALL, KubernetesPatterns.ALL, NetworkPatterns.ALL)
          .flatMap(List::stream)
          .toList();

  private static final Map<String, List<LogPattern>> BY_PROGRAM = byProgram();

  private static final List<LogPattern> SPEAKING =
      ALL.stream().filter(LogPattern::speaksForItself).toList();

  private LogCatalogue() {}

  /** What a message means. */
  record Match(LogPattern pattern, SortedMap<String, String> fields) {}

  /** The entry that a line is one of; null where it is none. */
  static @Nullable Match match(LogLine line) {
    String message = line.message();
    for (LogPattern pattern : of(line.program())) {
      SortedMap<String, String> fields = pattern.template().match(message, line.cut());
      if (fields != null) {
        return new Match(pattern, fields);
      }
    }
    return null;
  }

  private static List<LogPattern> of(@Nullable String program) {
    return program == null ? SPEAKING : BY_PROGRAM.getOrDefault(program, List.of());
  }

  private static Map<String, List<LogPattern>> byProgram() {
    Map<String, List<LogPattern>> byProgram = new HashMap<>();
    for (LogPattern pattern : ALL) {
      for (String program : pattern.programs()) {
        byProgram.computeIfAbsent(program, none -> new ArrayList<>()).add(pattern);
      }
    }
    return byProgram;
  }
}
