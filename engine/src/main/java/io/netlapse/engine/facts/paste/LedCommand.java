package io.netlapse.engine.facts.paste;

import io.netlapse.spi.snapshot.Command;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A command line without what led to where it ran: {@code ssh node1 ip route}, {@code kubectl exec
 * -n net pod-1 -- ip addr}, {@code nsenter -t 17 -n ip addr}, {@code ip netns exec blue ip addr}.
 *
 * @param host the host of {@code ssh}; null for none
 * @param inside what the command was run in, as in {@link Piece}; null for the node itself
 * @param text the command that ran there
 */
record LedCommand(@Nullable String host, @Nullable String inside, String text) {

  private static final int DEEPEST = 4;

  private static final Set<String> SSH_VALUES =
      Set.of("-i", "-p", "-l", "-o", "-F", "-J", "-L", "-R", "-D", "-c", "-m", "-b", "-e", "-q");

  private static final Set<String> EXEC_VALUES =
      Set.of(
          "-n", "--namespace", "-c", "--container", "--context", "--kubeconfig", "-u", "-w", "-e");

  static LedCommand of(String line) {
    LedCommand led = new LedCommand(null, null, line.strip());
    for (int depth = 0; depth < DEEPEST; depth++) {
      LedCommand further = led.further();
      if (further.text.equals(led.text)) {
        return led;
      }
      led = further;
    }
    return led;
  }

  private LedCommand further() {
    List<String> words = Command.parse(text).words();
    if (words.size() < 2) {
      return this;
    }
    return switch (words.getFirst()) {
      case "ssh" -> ssh(words);
      case "kubectl", "oc", "k3s" -> exec(words, "pod ");
      case "docker", "nerdctl", "crictl", "podman" -> exec(words, "container ");
      case "nsenter" -> nsenter(words);
      case "ip" -> netns(words);
      case "sh", "bash", "ash" ->
          words.size() > 2 && words.get(1).equals("-c")
              ? new LedCommand(host, inside, words.get(2))
              : this;
      case "watch" -> led(host, inside, afterOptions(words, 1, Set.of("-n")));
      default -> this;
    };
  }

  private LedCommand ssh(List<String> words) {
    int at = afterOptions(words, 1, SSH_VALUES);
    if (at + 1 >= words.size()) {
      return this;
    }
    String name = words.get(at);
    String named = name.substring(name.indexOf('@') + 1);
    return led(named.indexOf('$') >= 0 ? host : named, inside, at + 1);
  }

  private LedCommand exec(List<String> words, String what) {
    int exec = words.indexOf("exec");
    if (exec < 0) {
      return this;
    }
    int name = afterOptions(words, exec + 1, EXEC_VALUES);
    int dashes = words.indexOf("--");
    if (name >= words.size()) {
      return this;
    }
    int from = dashes > name ? dashes + 1 : afterOptions(words, name + 1, EXEC_VALUES);
    return from < words.size() ? led(host, what + words.get(name), from) : this;
  }

  private LedCommand nsenter(List<String> words) {
    int at = afterOptions(words, 1, Set.of("-t", "--target"));
    int target = Math.max(words.indexOf("-t"), words.indexOf("--target"));
    String pid = target > 0 && target + 1 < words.size() ? words.get(target + 1) : "unknown";
    for (String word : words) {
      if (word.startsWith("-t") && word.length() > 2) {
        pid = word.substring(2);
      }
    }
    boolean own = pid.equals("1") || words.stream().noneMatch(LedCommand::isNetwork);
    return at < words.size() ? led(host, own ? inside : "pid " + pid, at) : this;
  }

  /** An option of nsenter that enters the network namespace. */
  private static boolean isNetwork(String word) {
    return word.startsWith("--net")
        || word.equals("-a")
        || word.equals("--all")
        || (word.startsWith("-n") && !word.startsWith("--"))
        || (word.matches("-[munpiCUT]{2,}") && word.indexOf('n') > 0);
  }

  private LedCommand netns(List<String> words) {
    boolean exec =
        words.size() > 4 && words.get(1).startsWith("net") && words.get(2).startsWith("e");
    return exec ? led(host, "netns " + words.get(3), 4) : this;
  }

  private static String quoted(String word) {
    boolean plain = word.chars().noneMatch(c -> " \t|;&<>()$`\"'\\".indexOf(c) >= 0);
    return plain && !word.isEmpty() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static int afterOptions(List<String> words, int from, Set<String> withValue) {
    int at = from;
    while (at < words.size() && words.get(at).startsWith("-")) {
      at += withValue.contains(words.get(at)) ? 2 : 1;
    }
    return at;
  }

  /**
   * The rest of the line from a word on, with what follows the simple command: a pipe filters what
   * was run elsewhere as well.
   */
  private LedCommand led(@Nullable String host, @Nullable String inside, int from) {
    List<String> words = Command.parse(text).words();
    List<String> rest = words.subList(Math.min(from, words.size()), words.size());
    // A single word is a line for the shell there; of several, each stays one.
    String inner =
        rest.size() == 1
            ? rest.getFirst()
            : rest.stream().map(LedCommand::quoted).collect(Collectors.joining(" "));
    boolean filtered = Command.parse(text).filtered() && !Command.parse(inner).filtered();
    return new LedCommand(host, inside, filtered ? inner + " | cat" : inner);
  }
}
