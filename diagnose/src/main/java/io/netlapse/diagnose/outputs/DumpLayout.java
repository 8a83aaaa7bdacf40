package io.netlapse.diagnose.outputs;

import io.netlapse.spi.snapshot.Command;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a tool lays out what it fetched from the API server of a cluster: which file holds the answer
 * to which command. Only whole kinds of objects are taken, and no Secrets.
 *
 * @param marks what a folder of that layout has at its top, in each of these sets at least one
 * @param answers which files are taken
 */
record DumpLayout(List<List<String>> marks, List<Answer> answers) {

  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9.-]{0,252}";
  private static final String KINDS =
      "pods|services|endpoints|endpointslices|deployments|daemonsets|statefulsets|replicasets|events";
  private static final String KIND = "(?<kind>" + KINDS + ")";
  private static final String WHERE = "(?<where>" + NAME + ")";

  /** {@code support-bundle} of troubleshoot.sh: {@code cluster-resources/pods/NAMESPACE.json}. */
  private static final DumpLayout SUPPORT_BUNDLE =
      new DumpLayout(
          List.of(List.of("cluster-resources", "host-collectors")),
          List.of(
              new Answer(
                  "cluster-resources/(?<kind>nodes|namespaces)\\.json", "kubectl get %s -o json"),
              new Answer(
                  "cluster-resources/" + KIND + "/" + WHERE + "\\.json",
                  "kubectl get %s -n %s -o json")));

  /**
   * {@code oc adm must-gather} and {@code oc adm inspect} of OpenShift: {@code
   * namespaces/NAMESPACE/core/pods.yaml}.
   */
  private static final DumpLayout MUST_GATHER =
      new DumpLayout(
          List.of(List.of("cluster-scoped-resources")),
          List.of(
              new Answer(
                  "cluster-scoped-resources/core/(?<kind>nodes|namespaces)/" + WHERE + "\\.yaml",
                  "kubectl get %s %s -o yaml"),
              new Answer(
                  "namespaces/" + WHERE + "/[a-z0-9.]+/" + KIND + "\\.yaml",
                  "kubectl get %s -n %s -o yaml"),
              new Answer("network_logs/get_(?<kind>svc)", "kubectl get %s -A"),
              new Answer(
                  "network_logs/get_(?<kind>pods)", "kubectl get %s -A -o wide --show-labels")));

  /** {@code kubectl cluster-info dump --output-directory}: {@code NAMESPACE/pods.json}. */
  private static final DumpLayout CLUSTER_INFO =
      new DumpLayout(
          List.of(List.of("nodes.json"), List.of("kube-system", "default")),
          List.of(
              new Answer("(?<kind>nodes)\\.json", "kubectl get %s -o json"),
              new Answer(WHERE + "/" + KIND + "\\.json", "kubectl get %s -n %s -o json")));

  private static final List<DumpLayout> ALL = List.of(SUPPORT_BUNDLE, MUST_GATHER, CLUSTER_INFO);

  /** The layout of a folder, if it has one of these. */
  static Optional<DumpLayout> of(Path folder) {
    return ALL.stream().filter(layout -> layout.isOf(folder)).findFirst();
  }

  private boolean isOf(Path folder) {
    return marks.stream()
        .allMatch(
            some ->
                some.stream()
                    .anyMatch(
                        mark -> Files.exists(folder.resolve(mark), LinkOption.NOFOLLOW_LINKS)));
  }

  /**
   * Which command a file answers.
   *
   * @param path of the file in the dump, with slashes
   * @return empty for one that is not taken
   */
  Optional<Command> command(String path) {
    return answers.stream().flatMap(answer -> answer.command(path).stream()).findFirst();
  }

  /**
   * Files of a shape, and what they answer.
   *
   * @param path names the {@code kind} of objects, and perhaps {@code where} they are
   * @param command the command, without these two
   */
  private record Answer(Pattern path, String command) {

    Answer(String path, String command) {
      this(Pattern.compile(path), command);
    }

    Optional<Command> command(String file) {
      Matcher matcher = path.matcher(file);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      String where = path.namedGroups().containsKey("where") ? matcher.group("where") : "";
      return Optional.of(Command.parse(command.formatted(matcher.group("kind"), where)));
    }
  }
}
