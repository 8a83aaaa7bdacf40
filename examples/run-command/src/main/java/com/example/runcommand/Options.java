package com.example.runcommand;

import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the user asked for.
 *
 * @param api where the cloud's API is
 * @param token what it lets us in by
 * @param script the capture script
 * @param only the probes to ask, separated by commas; empty for all
 * @param limit how long one machine may take
 * @param machines which ones; at least one
 */
record Options(
    URI api, String token, byte[] script, String only, Duration limit, List<Machine> machines) {

  private static final Set<String> KNOWN = Set.of("api", "token-file", "script", "only", "limit");

  static Options of(Settings settings) throws CollectException {
    TreeSet<String> unknown = new TreeSet<>(settings.options().keySet());
    unknown.removeAll(KNOWN);
    if (!unknown.isEmpty()) {
      throw new CollectException(
          "There is no option '%s'; there are %s."
              .formatted(unknown.first(), String.join(", ", new TreeSet<>(KNOWN))));
    }
    List<Machine> machines = new ArrayList<>();
    for (String argument : settings.arguments()) {
      machines.add(Machine.of(argument));
    }
    if (machines.isEmpty()) {
      throw new CollectException("No machine is named; write NODE=ID, such as worker-1=i-0a1b2c.");
    }
    return new Options(
        api(required(settings, "api")),
        // In a file: what stands in arguments, every user of the machine can read.
        new String(file(settings, "token-file")).strip(),
        file(settings, "script"),
        settings.option("only").orElse(""),
        limit(settings.option("limit").orElse("300")),
        machines);
  }

  private static String required(Settings settings, String name) throws CollectException {
    return settings
        .option(name)
        .orElseThrow(() -> new CollectException("It needs the option -O %s=...".formatted(name)));
  }

  private static byte[] file(Settings settings, String option) throws CollectException {
    Path path = Path.of(required(settings, option));
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new CollectException(
          "The file of the option '%s', %s, cannot be read (%s)."
              .formatted(option, path, e.getClass().getSimpleName()),
          e);
    }
  }

  /** The token must not cross a network that anybody reads. */
  private static URI api(String text) throws CollectException {
    try {
      URI api = URI.create(text.endsWith("/") ? text : text + "/");
      if ("https".equals(api.getScheme())
          || ("http".equals(api.getScheme())
              && InetAddress.getByName(api.getHost()).isLoopbackAddress())) {
        return api;
      }
    } catch (IllegalArgumentException | UnknownHostException _) {
      // said below
    }
    throw new CollectException(
        "The option 'api' is no address with https (http is for this machine alone): " + text);
  }

  private static Duration limit(String seconds) throws CollectException {
    try {
      int number = Integer.parseInt(seconds);
      if (number > 0 && number <= 3_600) {
        return Duration.ofSeconds(number);
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw new CollectException("The option 'limit' is a number of seconds from 1 to 3600.");
  }
}
