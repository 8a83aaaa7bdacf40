package io.netlapse.collectors.ssh.inventory;

import io.netlapse.collectors.ssh.node.Credentials;
import io.netlapse.collectors.ssh.node.Credentials.KeyFile;
import io.netlapse.collectors.ssh.node.Run;
import io.netlapse.collectors.ssh.node.Run.Rights;
import io.netlapse.collectors.ssh.node.Run.Script;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The settings of one node as values of their kinds; what is none becomes a mistake. */
final class Values {

  private static final Pattern PROBES = Pattern.compile("[a-z0-9-]+(,[a-z0-9-]+)*");

  /** It becomes a word of a command, which no shell may read otherwise. */
  private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._/-]+");

  private static final long MOST_SECONDS = 86_400;

  private final Listed node;
  private final Map<Setting, Told> defaults;
  private final Mistakes mistakes;

  Values(Listed node, Map<Setting, Told> defaults, Mistakes mistakes) {
    this.node = node;
    this.defaults = defaults;
    this.mistakes = mistakes;
  }

  /** What the inventory tells, else the default; null where neither does. */
  @Nullable Told told(Setting setting) {
    Told told = node.settings().get(setting);
    return told == null ? defaults.get(setting) : told;
  }

  String text(Setting setting, String otherwise) {
    Told told = told(setting);
    if (told == null) {
      return otherwise;
    }
    String text = told.value().strip();
    if (text.isEmpty() || text.chars().anyMatch(Character::isWhitespace)) {
      mistakes.add(
          told.at(), "'%s' is no %s".formatted(text, setting.key()), "write one, without blanks");
    }
    return text;
  }

  int port() {
    Told told = told(Setting.PORT);
    if (told == null) {
      return 22;
    }
    int port = told.value().matches("[0-9]{1,5}") ? Integer.parseInt(told.value()) : 0;
    if (port < 1 || port > 65_535) {
      mistakes.add(
          told.at(), "'%s' is no port".formatted(told.value()), "write a number from 1 to 65535");
    }
    return port;
  }

  Duration seconds(Setting setting, Duration otherwise) {
    Told told = told(setting);
    if (told == null) {
      return otherwise;
    }
    long seconds = told.value().matches("[0-9]{1,6}") ? Long.parseLong(told.value()) : 0;
    if (seconds < 1 || seconds > MOST_SECONDS) {
      mistakes.add(
          told.at(),
          "'%s' is no %s".formatted(told.value(), setting.key()),
          "write seconds, 1 to " + MOST_SECONDS);
    }
    return Duration.ofSeconds(Math.max(1, seconds));
  }

  /** Yes and no as YAML 1.1 and Ansible write them. */
  boolean truth(Setting setting, boolean otherwise) {
    Told told = told(setting);
    if (told == null) {
      return otherwise;
    }
    return switch (told.value().strip().toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "1" -> true;
      case "false", "no", "off", "0" -> false;
      default -> {
        mistakes.add(
            told.at(),
            "'%s' is neither true nor false, which %s wants".formatted(told.value(), setting.key()),
            "write one of them");
        yield otherwise;
      }
    };
  }

  private @Nullable Path file(Setting setting) {
    Told told = told(setting);
    return told == null ? null : file(told.value().strip(), told.at());
  }

  private @Nullable Path file(String value, Place at) {
    try {
      return Told.path(value, at);
    } catch (InvalidPathException e) {
      mistakes.add(at, "this is no path: " + e.getMessage(), "write the path of a file");
      return null;
    }
  }

  Credentials credentials(Defaults defaults) {
    Told told = told(Setting.KEY);
    Path passphrase = file(Setting.PASSPHRASE_FILE);
    List<KeyFile> keys = new ArrayList<>();
    if (told != null) {
      for (String part : told.parts()) {
        Path file = file(part, told.at());
        if (file != null) {
          Path certificate = keys.isEmpty() ? file(Setting.CERTIFICATE) : null;
          keys.add(new KeyFile(file, certificate, passphrase));
        }
      }
    }
    Path password = file(Setting.PASSWORD_FILE);
    boolean nothingTold = told == null && password == null;
    boolean agent = truth(Setting.AGENT, nothingTold && defaults.agent());
    if (nothingTold && !agent) {
      defaults.keys().forEach(file -> keys.add(new KeyFile(file, null, passphrase)));
    }
    return new Credentials(keys, agent, password);
  }

  Run run() {
    return new Run(script(), rights(), only());
  }

  private Script script() {
    Told told = told(Setting.INSTALLED);
    if (told == null) {
      return new Script.Streamed();
    }
    if (!PATH.matcher(told.value()).matches()) {
      mistakes.add(
          told.at(),
          "'%s' is no place of an installed script".formatted(told.value()),
          "write an absolute path of letters, digits and ._-/");
    }
    return new Script.Installed(told.value());
  }

  private Rights rights() {
    Path password = file(Setting.SUDO_PASSWORD_FILE);
    if (!truth(Setting.SUDO, password != null)) {
      return new Rights.OfUser();
    }
    return password == null ? new Rights.Sudo() : new Rights.SudoWithPassword(password);
  }

  private @Nullable String only() {
    Told told = told(Setting.ONLY);
    if (told == null) {
      return null;
    }
    String probes = String.join(",", told.parts());
    if (!PROBES.matcher(probes).matches()) {
      mistakes.add(
          told.at(),
          "'%s' names no probes".formatted(told.value()),
          "write core, or names of docs/bundle.md with commas between them");
    }
    return probes;
  }
}
