package io.netlapse.diagnose.outputs;

import io.netlapse.spi.snapshot.NodeId;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an output says of the host that it was asked on. */
public final class ToldName {

  /** Linux HOST 5.15.0-101-generic #111-Ubuntu SMP ... (uname(1), -a). */
  private static final Pattern UNAME = Pattern.compile("(?m)^Linux (\\S{1,253}) \\d+\\.\\d+.*");

  /** hostnamectl(1). */
  private static final Pattern STATIC =
      Pattern.compile("(?m)^\\s*(?:Static|Transient) hostname: (\\S{1,253})\\s*$");

  /** What every machine is called that nobody gave a name. */
  private static final Set<String> NO_NAMES =
      Set.of("localhost", "localhost.localdomain", "unknown");

  private ToldName() {}

  /** A host's name that stands alone, as hostname(1) prints it; empty for what names no machine. */
  public static Optional<String> of(String text) {
    try {
      return Optional.of(NodeId.requireName("node", text.strip()))
          .filter(name -> !NO_NAMES.contains(name));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /**
   * The name in the output of a command that tells it: {@code hostname}, {@code hostnamectl},
   * {@code uname}.
   *
   * @param command the command's program and arguments
   * @param output what it printed
   */
  public static Optional<String> of(String command, String output) {
    return switch (command.strip()) {
      case "hostname",
          "hostname -f",
          "hostname -s",
          "uname -n",
          "cat /etc/hostname",
          "cat /proc/sys/kernel/hostname" ->
          of(output);
      case "hostnamectl", "hostnamectl status" -> found(STATIC, output);
      case "uname -a" -> found(UNAME, output);
      default -> Optional.empty();
    };
  }

  private static Optional<String> found(Pattern pattern, String output) {
    Matcher matcher = pattern.matcher(output);
    return matcher.find() ? of(matcher.group(1)) : Optional.empty();
  }
}
