package io.netlapse.engine.facts.paste;

import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The node of a pod, as the pod's own log tells it when it starts. */
final class LogOwner {

  /** What flannel and calico-node say. */
  private static final List<Pattern> NAMING =
      List.of(
          Pattern.compile("Created subnet manager: Kubernetes Subnet Manager - ([a-z0-9][\\w.-]*)"),
          Pattern.compile("Using NODENAME environment for node name ([a-z0-9][\\w.-]*)"));

  private LogOwner() {}

  /** Whether a command prints the log of a pod. */
  static boolean isLogOfPod(Command command) {
    return Set.of("kubectl", "oc").contains(command.program()) && command.words().contains("logs");
  }

  /** The node that a log names as its own. */
  static Optional<String> of(String log) {
    return NAMING.stream()
        .map(pattern -> pattern.matcher(log))
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }
}
