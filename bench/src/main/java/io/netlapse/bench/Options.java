package io.netlapse.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How much is measured.
 *
 * @param seconds how long the timed slices last together, about
 * @param stored how many snapshots are stored before the rate is taken again
 * @param captures how many real captures are taken
 * @param recorded a folder of captures to use in their place; null for none
 * @param connections over how many connections is pushed
 * @param jvmOptions further options of the service's JVM, for a profiler
 */
record Options(
    int seconds,
    int stored,
    int captures,
    @Nullable Path recorded,
    int connections,
    List<String> jvmOptions) {

  static final String USAGE =
      """
      usage: bench/run [--seconds N] [--stored N] [--captures N] [--recorded FOLDER]
                       [--service-jvm OPTION]...
        --seconds      how long the timed slices last together (120)
        --stored       snapshots that are stored before the rate is taken again (100000)
        --captures     real captures to take (60)
        --recorded     a folder of captures of one node to use instead: files unchanged-* of the node
                       as it is, changed-* of the node with the route 10.250.0.0/16, in order
        --service-jvm  an option for the service's JVM, such as one of a profiler
      """;

  private static final int CONNECTIONS = 16;

  /** The whole benchmark. */
  static final Options DEFAULT = new Options(120, 100_000, 60, null, CONNECTIONS, List.of());

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Options of(String[] arguments) {
    Options options = DEFAULT;
    for (int i = 0; i < arguments.length; i += 2) {
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(arguments[i] + " lacks its value");
      }
      options = options.with(arguments[i], arguments[i + 1]);
    }
    return options;
  }

  private Options with(String name, String value) {
    return switch (name) {
      case "--seconds" ->
          new Options(count(value), stored, captures, recorded, connections, jvmOptions);
      case "--stored" ->
          new Options(seconds, count(value), captures, recorded, connections, jvmOptions);
      case "--captures" ->
          new Options(seconds, stored, count(value), recorded, connections, jvmOptions);
      case "--recorded" ->
          new Options(seconds, stored, captures, Path.of(value), connections, jvmOptions);
      case "--service-jvm" ->
          new Options(seconds, stored, captures, recorded, connections, append(jvmOptions, value));
      default -> throw new IllegalArgumentException("there is no option " + name);
    };
  }

  private static int count(String value) {
    int count = Integer.parseInt(value);
    if (count < 1) {
      throw new IllegalArgumentException(value + " is not positive");
    }
    return count;
  }

  private static List<String> append(List<String> options, String option) {
    return Stream.concat(options.stream(), Stream.of(option)).toList();
  }
}
