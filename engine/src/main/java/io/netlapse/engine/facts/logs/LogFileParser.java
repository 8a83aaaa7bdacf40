package io.netlapse.engine.facts.logs;

import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads logs that are files or come from a container engine or {@code kubectl}: klog, logfmt, JSON,
 * Calico's form, syslog.
 *
 * <p>Sample: {@code E1122 10:00:00.000000 1 proxier.go:1595] Failed to execute iptables-restore:
 * exit status 4}
 */
public final class LogFileParser extends LogParser {

  private static final Set<String> READERS =
      Set.of("cat", "tail", "head", "grep", "egrep", "zgrep", "zcat", "less", "more");
  private static final Set<String> ENGINES =
      Set.of("docker", "crictl", "nerdctl", "podman", "kubectl");

  /** How the capture prints the logs of pods: as tail does those of several files. */
  private static final List<String> CAPTURED = List.of("capture", "--only", "pod-logs");

  private static final Set<String> SYSTEM_LOGS =
      Set.of("syslog", "messages", "daemon.log", "kern.log", "kubernetes.log");

  /** Without state. */
  public LogFileParser() {
    super("log-file");
  }

  @Override
  public boolean reads(Command command) {
    if (command.words().equals(CAPTURED)) {
      return true;
    }
    List<String> arguments = command.arguments();
    if (ENGINES.contains(command.program())) {
      return arguments.contains("logs") || arguments.contains("log");
    }
    return isDescribed(command)
        || (READERS.contains(command.program())
            && arguments.stream().anyMatch(LogFileParser::isLog));
  }

  /** What people write where they do not tell the command: {@code kubelet log (excerpt)}. */
  private static boolean isDescribed(Command command) {
    return LogWriters.of(command.program()) != null
        && command.arguments().stream().anyMatch(word -> word.equals("log") || word.equals("logs"));
  }

  private static boolean isLog(String word) {
    String name = word.substring(word.lastIndexOf('/') + 1);
    String stem = name.endsWith(".1") ? name.substring(0, name.length() - 2) : name;
    boolean pods = word.startsWith("/var/log/pods/") || word.startsWith("/var/log/containers/");
    return pods
        || (word.startsWith("/var/log/") && SYSTEM_LOGS.contains(stem))
        || (stem.endsWith(".log") && LogWriters.of(stem) != null);
  }

  @Override
  @Nullable String program(Command command) {
    return (isDescribed(command) ? command.words() : command.arguments())
        .stream()
            .filter(word -> !word.startsWith("-"))
            .map(word -> LogWriters.of(word))
            .filter(writer -> writer != null)
            .findFirst()
            .orElse(null);
  }
}
