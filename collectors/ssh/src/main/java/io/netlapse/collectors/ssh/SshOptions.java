package io.netlapse.collectors.ssh;

import io.netlapse.collectors.ssh.inventory.Place;
import io.netlapse.collectors.ssh.inventory.Setting;
import io.netlapse.collectors.ssh.inventory.Told;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Settings;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The collector's options.
 *
 * @param source where the nodes come from
 * @param settings what holds where the inventory tells nothing
 * @param knownHosts the file of host keys
 * @param acceptNew whether hosts are taken that it does not know
 * @param atOnce how many nodes are captured at the same time
 * @param addressType which address of a Kubernetes node is taken
 */
record SshOptions(
    InventorySource source,
    Map<Setting, Told> settings,
    Path knownHosts,
    boolean acceptNew,
    int atOnce,
    String addressType) {

  private static final int MOST_AT_ONCE = 1_000;

  private static final Set<String> OWN =
      Set.of(
          "inventory",
          "known-hosts",
          "accept-new",
          "at-once",
          "address",
          "selector",
          "token-file",
          "ca-file");

  /**
   * Reads them.
   *
   * @throws CollectException if one is not known or has no value that can be used
   */
  static SshOptions of(Settings settings) throws CollectException {
    return new SshOptions(
        source(settings),
        defaults(settings.options()),
        file(settings, "known-hosts")
            .orElse(Path.of(System.getProperty("user.home", "/"), ".ssh", "known_hosts")),
        truth(settings, "accept-new"),
        atOnce(settings),
        settings.option("address").orElse("InternalIP"));
  }

  private static Map<Setting, Told> defaults(Map<String, String> options) throws CollectException {
    Map<Setting, Told> defaults = new EnumMap<>(Setting.class);
    for (Map.Entry<String, String> option : options.entrySet()) {
      Optional<Setting> setting = Setting.of(option.getKey());
      if (setting.isPresent()) {
        Place at = new Place("the option '%s'".formatted(option.getKey()), 0);
        defaults.put(setting.get(), new Told(option.getValue(), at));
      } else if (!OWN.contains(option.getKey())) {
        throw new CollectException(
            "The collector ssh has no option '%s'; it has %s, and of the nodes %s."
                .formatted(
                    option.getKey(),
                    String.join(", ", OWN.stream().sorted().toList()),
                    Setting.keys()));
      }
    }
    return defaults;
  }

  private static InventorySource source(Settings settings) throws CollectException {
    String told =
        settings
            .option("inventory")
            .orElseThrow(
                () ->
                    new CollectException(
                        "Which nodes? Name an inventory: -O inventory=FILE, or inventory=kubernetes"
                            + " within a cluster, or the address of an API server."));
    boolean address = told.startsWith("https://") || told.startsWith("http://");
    if (!address && !told.equals("kubernetes")) {
      return new InventorySource.File(path("inventory", told));
    }
    if (told.startsWith("http://") && settings.option("token-file").isPresent()) {
      throw new CollectException(
          "The token would go over plain http, where everybody on the way reads it. Name the API"
              + " server by https, or leave token-file out, as behind kubectl proxy.");
    }
    return new InventorySource.Cluster(
        address ? server(told) : null,
        file(settings, "token-file").orElse(null),
        file(settings, "ca-file").orElse(null),
        settings.option("selector").orElse(""));
  }

  private static @Nullable URI server(String text) throws CollectException {
    try {
      URI server = URI.create(text);
      if (server.getHost() != null) {
        return server;
      }
    } catch (IllegalArgumentException e) {
      throw new CollectException(
          "The option 'inventory' is no address of an API server: %s.".formatted(e.getMessage()),
          e);
    }
    throw new CollectException(
        "The option 'inventory' names no host. Write it like https://api.example:6443.");
  }

  private static Optional<Path> file(Settings settings, String name) throws CollectException {
    Optional<String> told = settings.option(name);
    return told.isEmpty() ? Optional.empty() : Optional.of(path(name, told.get()));
  }

  private static Path path(String name, String value) throws CollectException {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new CollectException(
          "The option '%s' is no path of a file: %s.".formatted(name, e.getMessage()), e);
    }
  }

  private static boolean truth(Settings settings, String name) throws CollectException {
    String value = settings.option(name).orElse("false");
    if (!value.equals("true") && !value.equals("false")) {
      throw new CollectException(
          "The option '%s' is true or false, not '%s'.".formatted(name, value));
    }
    return value.equals("true");
  }

  private static int atOnce(Settings settings) throws CollectException {
    String value = settings.option("at-once").orElse("32");
    int number = value.matches("[0-9]{1,4}") ? Integer.parseInt(value) : 0;
    if (number < 1 || number > MOST_AT_ONCE) {
      throw new CollectException(
          "The option 'at-once' is a number from 1 to %d, not '%s'."
              .formatted(MOST_AT_ONCE, value));
    }
    return number;
  }
}
