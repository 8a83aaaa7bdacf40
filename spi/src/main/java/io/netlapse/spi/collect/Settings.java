package io.netlapse.spi.collect;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user asked of a collector.
 *
 * @param arguments the arguments without a name, in order: files, hosts
 * @param options the named ones, such as {@code node=worker-1}
 */
public record Settings(List<String> arguments, Map<String, String> options) {

  /** Copies both. */
  public Settings {
    arguments = List.copyOf(arguments);
    options = Map.copyOf(options);
  }

  /** The value of a named option, if it was given. */
  public Optional<String> option(String name) {
    return Optional.ofNullable(options.get(name));
  }
}
