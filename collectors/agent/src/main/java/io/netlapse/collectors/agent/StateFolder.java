package io.netlapse.collectors.agent;

import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Settings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the agent keeps what it must remember. */
final class StateFolder {

  private StateFolder() {}

  /**
   * The option {@code state}; else what systemd made for the unit (systemd.exec(5)); else where
   * programs of a user keep their state (XDG Base Directory Specification). Empty where none of
   * these is told.
   *
   * @throws CollectException if the option is no path
   */
  static Optional<Path> of(Settings settings, Map<String, String> environment)
      throws CollectException {
    Optional<String> option = settings.option("state");
    try {
      return option
          .map(Path::of)
          .or(() -> told(environment, "STATE_DIRECTORY").map(StateFolder::first))
          .or(() -> told(environment, "XDG_STATE_HOME").map(home -> Path.of(home, "netlapse")))
          .or(
              () ->
                  told(environment, "HOME")
                      .map(home -> Path.of(home, ".local", "state", "netlapse")));
    } catch (InvalidPathException e) {
      throw new CollectException("The option 'state' is no folder: " + e.getMessage() + ".", e);
    }
  }

  private static Optional<String> told(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** systemd separates several by colons. */
  private static Path first(String folders) {
    int colon = folders.indexOf(':');
    return Path.of(colon < 0 ? folders : folders.substring(0, colon));
  }
}
