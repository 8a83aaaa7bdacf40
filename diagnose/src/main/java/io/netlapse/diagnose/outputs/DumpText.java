package io.netlapse.diagnose.outputs;

import io.netlapse.diagnose.outputs.Captured.Assumed;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.Section;
import io.netlapse.spi.snapshot.SectionStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code kubectl cluster-info dump} prints where no folder was named: lists of objects in
 * JSON, one below the other, the nodes first, and the logs of pods between marks. A sample, much
 * shortened:
 *
 * <pre>{@code
 * {
 *     "kind": "NodeList",
 *     "items": []
 * }
 * ==== START logs for container etcd of pod kube-system/etcd-a ====
 * ==== END logs for container etcd of pod kube-system/etcd-a ====
 * }</pre>
 */
final class DumpText {

  private static final Pattern FIRST = Pattern.compile("\\s*\\{\\s*\"kind\": \"NodeList\"");

  private static final Pattern KIND = Pattern.compile("(?m)^ {2,4}\"kind\": \"([A-Za-z]+)List\"");
  private static final Pattern NAMESPACE =
      Pattern.compile("\"namespace\": \"([a-z0-9][a-z0-9-]{0,62})\"");

  private static final Map<String, String> RESOURCES =
      Map.of(
          "Service", "services",
          "DaemonSet", "daemonsets",
          "Deployment", "deployments",
          "ReplicaSet", "replicasets",
          "Pod", "pods",
          "Event", "events");

  private DumpText() {}

  /** Whether a text is one, by how it begins. */
  static boolean isOne(String start) {
    return FIRST.matcher(start).lookingAt();
  }

  /**
   * Reads it.
   *
   * @param text all of it
   * @param file its name
   * @param at when it was made, as far as anybody knows
   * @param assumed what of that nobody told
   */
  static Captured read(String cluster, String text, String file, Instant at, Set<Assumed> assumed) {
    List<Captured.Output> outputs = new ArrayList<>();
    for (String list : lists(text)) {
      command(list)
          .ifPresent(
              command ->
                  outputs.add(
                      new Captured.Output(
                          new Section(
                              LooseFiles.probe("kubectl-get"),
                              command,
                              at,
                              at,
                              0,
                              SectionStatus.OK,
                              Content.of(list),
                              Content.NONE),
                          file)));
    }
    Set<Assumed> guessed = EnumSet.of(Assumed.NODE);
    guessed.addAll(assumed);
    return LooseFiles.look(
        new NodeId(cluster, "api-server"), at, outputs, Captured.Origin.CAPTURED, guessed);
  }

  /** From a brace at the beginning of a line to the next that closes one there. */
  private static List<String> lists(String text) {
    List<String> lists = new ArrayList<>();
    int begin = -1;
    for (int start = 0; start < text.length(); ) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      String line = text.substring(start, Math.min(end, start + 3)).strip();
      if (begin < 0 && line.equals("{")) {
        begin = start;
      } else if (begin >= 0 && line.equals("}")) {
        lists.add(text.substring(begin, end) + "\n");
        begin = -1;
      }
      start = end + 1;
    }
    return lists;
  }

  /** A list that is empty does not tell of which namespace it is. */
  private static Optional<Command> command(String list) {
    Matcher kind = KIND.matcher(list);
    if (!kind.find()) {
      return Optional.empty();
    }
    if (kind.group(1).equals("Node")) {
      return Optional.of(Command.parse("kubectl get nodes -o json"));
    }
    String resource = RESOURCES.get(kind.group(1));
    Matcher namespace = NAMESPACE.matcher(list);
    return resource == null || !namespace.find()
        ? Optional.empty()
        : Optional.of(
            Command.parse("kubectl get %s -n %s -o json".formatted(resource, namespace.group(1))));
  }
}
