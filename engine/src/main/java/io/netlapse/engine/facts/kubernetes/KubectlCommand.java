package io.netlapse.engine.facts.kubernetes;

import io.netlapse.spi.snapshot.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command line of kubectl, read as far as it tells which objects it asks for and how.
 *
 * @param verb {@code get}, {@code describe}, {@code version} and so on
 * @param arguments what stands behind the verb and is no option
 * @param output {@code yaml}, {@code json}, {@code wide}, {@code name} and so on; empty for none
 * @param namespace the namespace asked for; empty where none was told
 * @param everyNamespace whether all of them
 * @param known whether every option is one that changes no more than the above
 */
record KubectlCommand(
    String verb,
    List<String> arguments,
    String output,
    String namespace,
    boolean everyNamespace,
    boolean known) {

  private static final Set<String> PROGRAMS = Set.of("kubectl", "oc", "k");

  /** Programs that hand a command line on to kubectl. */
  private static final Set<String> CARRIERS = Set.of("k3s", "rke2", "microk8s", "minikube");

  private static final Set<String> WITH_VALUE =
      Set.of(
          "--kubeconfig",
          "--context",
          "--cluster",
          "--user",
          "-s",
          "--server",
          "--as",
          "--request-timeout",
          "--sort-by",
          "-v",
          "--v",
          "--chunk-size",
          "--token",
          "--certificate-authority");

  private static final Set<String> HARMLESS =
      Set.of("--no-headers", "--show-kind", "--short", "--insecure-skip-tls-verify");

  /** What follows an option that selects, or that nobody here knows. */
  private static final Set<String> SELECTORS =
      Set.of("-l", "--selector", "--field-selector", "-L", "--label-columns", "-f", "-c");

  /** Reads a command; empty for another program. */
  static Optional<KubectlCommand> of(Command command) {
    List<String> words = command.words();
    int program = words.isEmpty() ? 0 : CARRIERS.contains(words.getFirst()) ? 1 : 0;
    if (words.size() <= program + 1 || !PROGRAMS.contains(words.get(program))) {
      return Optional.empty();
    }
    return Optional.of(new Reading().read(words.subList(program + 1, words.size())));
  }

  /** A command of which nothing is known. */
  static KubectlCommand unknown() {
    return new KubectlCommand("get", List.of(), "", "", false, false);
  }

  /** The resources asked for, in one name each; none where none was told. */
  List<String> resources() {
    if (arguments.isEmpty()) {
      return List.of();
    }
    List<String> resources = new ArrayList<>();
    for (String argument : hasSlashes() ? arguments : arguments.subList(0, 1)) {
      int slash = argument.indexOf('/');
      String name = slash < 0 ? argument : argument.substring(0, slash);
      for (String one : name.split(",")) {
        resources.add(Resources.canonical(one));
      }
    }
    return resources;
  }

  /** The names of the objects asked for; none for all of the resources. */
  List<String> names() {
    if (arguments.isEmpty()) {
      return List.of();
    }
    return hasSlashes()
        ? arguments.stream().map(word -> word.substring(word.indexOf('/') + 1)).toList()
        : arguments.subList(1, arguments.size());
  }

  /** Whether the one resource that is asked for is told with its group. */
  boolean asksGroup(String group) {
    String first = arguments.isEmpty() ? "" : arguments.getFirst();
    return first.endsWith("." + group) && first.indexOf(',') < 0;
  }

  private boolean hasSlashes() {
    return arguments.getFirst().indexOf('/') >= 0;
  }

  /** The namespace that rows without one are in; kubectl's default where none was told. */
  String rowNamespace() {
    return namespace.isEmpty() ? "default" : namespace;
  }

  /** Goes through the words. Not safe for many threads. */
  private static final class Reading {

    private final List<String> arguments = new ArrayList<>();
    private String output = "";
    private String namespace = "";
    private boolean everyNamespace;
    private boolean known = true;

    KubectlCommand read(List<String> words) {
      for (int at = 0; at < words.size(); at++) {
        String word = words.get(at);
        String next = at + 1 < words.size() ? words.get(at + 1) : "";
        if (word.startsWith("-") && word.length() > 1) {
          at += option(word, next);
        } else {
          arguments.add(word);
        }
      }
      String verb = arguments.isEmpty() ? "" : arguments.removeFirst();
      return new KubectlCommand(
          verb, List.copyOf(arguments), output, namespace, everyNamespace, known);
    }

    /** Reads an option. Returns how many words behind it belong to it. */
    private int option(String word, String next) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      String value = equals < 0 ? next : word.substring(equals + 1);
      int taken = equals < 0 ? 1 : 0;
      switch (name) {
        case "-o", "--output" -> output = value;
        case "-n", "--namespace" -> namespace = value;
        case "-A", "--all-namespaces" -> {
          everyNamespace = !value.equals("false") || equals < 0;
          return 0;
        }
        default -> {
          return other(name, taken);
        }
      }
      return taken;
    }

    private int other(String name, int taken) {
      if (WITH_VALUE.contains(name)) {
        return taken;
      }
      if (HARMLESS.contains(name)) {
        return 0;
      }
      if (name.startsWith("-o") && !name.startsWith("--")) {
        output = name.substring(2);
        return 0;
      }
      if (name.startsWith("-n") && !name.startsWith("--")) {
        namespace = name.substring(2);
        return 0;
      }
      known = false;
      return SELECTORS.contains(name) ? taken : 0;
    }
  }
}
