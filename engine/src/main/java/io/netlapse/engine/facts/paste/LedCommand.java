package io.netlapse.engine.facts.paste;

import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A command line without what led to where it ran: {@code ssh node1 ip route}, {@code kubectl exec
 * -n net pod-1 -- ip addr}, {@code kubectl debug node/node1 -- chroot /host ip addr}, {@code
 * nsenter -t 17 -n ip addr}, {@code ip netns exec blue ip addr}.
 *
 * @param host the host of {@code ssh}, {@code kubectl debug} or a node of kind; null for none
 * @param inside what the command was run in, as in {@link Piece}; null for the node itself
 * @param text the command that ran there
 */
public record LedCommand(@Nullable String host, @Nullable String inside, String text) {

  /** What is told of a loop over nodes that does not say whose an output is. */
  static final String SEVERAL = "several nodes";

  private static final int DEEPEST = 4;

  private static final String POD = "pod ";

  private static final Set<String> SSH_VALUES =
      Set.of("-i", "-p", "-l", "-o", "-F", "-J", "-L", "-R", "-D", "-c", "-m", "-b", "-e");

  private static final Set<String> EXEC_VALUES =
      Set.of(
          "-n",
          "--namespace",
          "-c",
          "--container",
          "--context",
          "--kubeconfig",
          "-u",
          "-w",
          "-e",
          "--image",
          "--profile",
          "--target");

  private static final Set<String> RUN_VALUES =
      Set.of(
          "-v",
          "--volume",
          "-e",
          "--env",
          "-w",
          "--workdir",
          "-u",
          "--user",
          "--name",
          "--network",
          "--net",
          "--pid",
          "--cap-add",
          "--entrypoint",
          "--mount");

  /** Where images that look at their node mount its root. */
  private static final Set<String> ROOTS_OF_NODES =
      Set.of("/host", "/host/", "/hostfs", "/host-root", "/hostroot", "/rootfs", "/node");

  /** A container that is a node of kind bears the node's name. */
  private static final Pattern KIND_NODE = Pattern.compile("[\\w.-]+-(control-plane|worker)\\d*");

  private static final Pattern LOOP =
      Pattern.compile("^(?:for|while)\\s.{0,400}?;\\s*do\\s+(.{1,1000}?)\\s*;?\\s*done\\b");

  /** Reads a command line; one that leads nowhere is as it was. */
  public static LedCommand of(String line) {
    LedCommand led = looped(line.strip());
    for (int depth = 0; depth < DEEPEST; depth++) {
      LedCommand further = led.further();
      if (further.equals(led)) {
        return led;
      }
      led = further;
    }
    return led;
  }

  /**
   * Whether the output tells of a node, and not of a pod's, a container's or another namespace's
   * own network. Which node it is, {@link #host} tells, if it is told at all.
   */
  public boolean isOfNode() {
    if (inside == null) {
      return true;
    }
    return isInPod()
        && HostNetwork.holdsPod(inside.substring(POD.length()))
        && HostNetwork.isShownBy(Command.parse(text));
  }

  /** Whether the API server chose the machine: not the one on which the command was typed. */
  boolean isInPod() {
    return inside != null && inside.startsWith(POD);
  }

  private static LedCommand looped(String line) {
    Matcher loop = LOOP.matcher(line);
    if (!loop.find()) {
      return new LedCommand(null, null, line);
    }
    String body = loop.group(1);
    int last = body.lastIndexOf(';');
    return new LedCommand(null, SEVERAL, last < 0 ? body : body.substring(last + 1).strip());
  }

  private LedCommand further() {
    List<String> words = Command.parse(text).words();
    if (words.size() < 2) {
      return this;
    }
    return switch (words.getFirst()) {
      case "ssh" -> ssh(words);
      case "kubectl", "oc", "k3s" -> words.contains("debug") ? debug(words) : exec(words, POD);
      case "docker", "nerdctl", "crictl", "podman" ->
          words.get(1).equals("run") ? run(words) : exec(words, "container ");
      case "nsenter" -> nsenter(words);
      case "chroot" ->
          ROOTS_OF_NODES.contains(words.get(1)) && words.size() > 2
              ? led(host, isInNodesDebugger() ? null : inside, 2)
              : this;
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
    if (from >= words.size()) {
      return this;
    }
    boolean kind = !what.equals(POD) && KIND_NODE.matcher(words.get(name)).matches();
    return kind ? led(words.get(name), inside, from) : led(host, what + words.get(name), from);
  }

  /** {@code kubectl debug node/NAME}: a pod in the node's network, with its root at /host. */
  private LedCommand debug(List<String> words) {
    Optional<String> node =
        words.stream()
            .filter(word -> word.startsWith("node/"))
            .map(word -> word.substring(5))
            .findFirst();
    int dashes = words.indexOf("--");
    return node.isEmpty() || dashes < 0 || dashes + 1 >= words.size()
        ? this
        : led(node.get(), POD + "node-debugger", dashes + 1);
  }

  private boolean isInNodesDebugger() {
    return inside != null && inside.equals(POD + "node-debugger");
  }

  /**
   * {@code docker run --net=host IMAGE COMMAND}; an image that is a tool takes its options alone.
   */
  private LedCommand run(List<String> words) {
    int image = afterOptions(words, 2, RUN_VALUES);
    if (image + 1 >= words.size()) {
      return this;
    }
    List<String> options = words.subList(2, image);
    boolean own =
        options.contains("--net=host")
            || options.contains("--network=host")
            || follows(options, "--net", "host")
            || follows(options, "--network", "host");
    LedCommand led = led(host, own ? inside : "container " + words.get(image), image + 1);
    String name = words.get(image).replaceFirst(":[^/]*$", "");
    return words.get(image + 1).startsWith("-")
        ? new LedCommand(
            led.host, led.inside, name.substring(name.lastIndexOf('/') + 1) + " " + led.text)
        : led;
  }

  private static boolean follows(List<String> words, String option, String value) {
    int at = words.indexOf(option);
    return at >= 0 && at + 1 < words.size() && words.get(at + 1).equals(value);
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
    if (at >= words.size()) {
      return this;
    }
    if (words.subList(1, at).stream().noneMatch(LedCommand::isNetwork)) {
      return led(host, inside, at);
    }
    // The first process is the node's, wherever that is asked from.
    return led(host, pid.equals("1") ? null : "pid " + pid, at);
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
    List<String> rest = new ArrayList<>(words.subList(Math.min(from, words.size()), words.size()));
    // A single word is a line for the shell there; of several, each stays one.
    String inner =
        rest.size() == 1
            ? rest.getFirst()
            : rest.stream().map(LedCommand::quoted).collect(Collectors.joining(" "));
    boolean filtered = Command.parse(text).filtered() && !Command.parse(inner).filtered();
    return new LedCommand(host, inside, filtered ? inner + " | cat" : inner);
  }
}
