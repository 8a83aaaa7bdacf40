package io.netlapse.service.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Settings whose names in the environment are not those that Micronaut makes of a key: secrets in
 * files, as Docker and Kubernetes mount them, and the admin's token.
 */
public final class EnvironmentSettings {

  private static final Map<String, String> KEYS =
      Map.of(
          "NETLAPSE_DATABASE_URL", "netlapse.database.url",
          "NETLAPSE_DATABASE_USER", "netlapse.database.user",
          "NETLAPSE_DATABASE_PASSWORD", "netlapse.database.password",
          "NETLAPSE_ADMIN_TOKEN", "netlapse.security.admin-token");

  /** The names that this class reads; not all of them follow from a key. */
  static final List<String> NAMES =
      KEYS.keySet().stream().flatMap(name -> Stream.of(name, name + "_FILE")).sorted().toList();

  private EnvironmentSettings() {}

  /**
   * Reads the environment.
   *
   * @param environment variables by name
   * @return values by key; only of the variables that are set
   * @throws SettingsException if a variable and its {@code _FILE} are both set, or a file cannot be
   *     read
   */
  public static Map<String, Object> read(Map<String, String> environment) {
    Map<String, Object> settings = new LinkedHashMap<>();
    KEYS.forEach(
        (name, key) -> {
          String value = environment.get(name);
          String file = environment.get(name + "_FILE");
          if (value != null && file != null) {
            throw new SettingsException(
                "%s and %s_FILE are both set; unset one of them.".formatted(name, name));
          }
          if (value != null) {
            settings.put(key, value);
          } else if (file != null) {
            settings.put(key, text(name + "_FILE", file));
          }
        });
    return settings;
  }

  private static String text(String name, String file) {
    try {
      // Editors and `echo` end files with a line end that is no part of the secret.
      return Files.readString(Path.of(file)).stripTrailing();
    } catch (IOException e) {
      throw new SettingsException(
          "%s names the file %s, which cannot be read (%s)."
              .formatted(name, file, e.getClass().getSimpleName()));
    }
  }
}
