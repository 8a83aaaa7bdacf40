package io.netlapse.collectors.ssh.inventory;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The value of a setting.
 *
 * @param value as it stands there
 * @param at where it stands
 */
public record Told(String value, Place at) {

  /** Its parts between commas, without blanks around them; none that is empty. */
  List<String> parts() {
    return Arrays.stream(value.split(",")).map(String::strip).filter(p -> !p.isEmpty()).toList();
  }

  /**
   * As a file. What is told in an inventory is looked for beside it, {@code ~/} in the home of the
   * user.
   *
   * @throws InvalidPathException if it is none
   */
  static Path path(String value, Place at) {
    if (value.startsWith("~/")) {
      return Path.of(System.getProperty("user.home", "/"), value.substring(2));
    }
    Path path = Path.of(value);
    return at.line() == 0 ? path : Path.of(at.source()).toAbsolutePath().resolveSibling(path);
  }
}
