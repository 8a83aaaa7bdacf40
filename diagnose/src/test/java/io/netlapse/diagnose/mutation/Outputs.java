package io.netlapse.diagnose.mutation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.netlapse.diagnose.outputs.Inputs;
import io.netlapse.diagnose.report.Diagnosed;
import io.netlapse.diagnose.report.Diagnosing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What the nodes of a cluster printed, by node and file; immutable, and told anew by each change.
 *
 * @param nodes each node's outputs, by file without its {@code .txt}
 */
record Outputs(SortedMap<String, SortedMap<String, String>> nodes) {

  private static final Diagnosing DIAGNOSING = Diagnosing.withAllThereIs();

  private static final Path RECORDINGS = Path.of("../cli/src/test/resources/recordings");

  /** Each thing is told once: a fault is a change of one text. */
  private static final Set<String> KEPT =
      Set.of(
          "ip-d-address",
          "ip-d-link",
          "ip-d-route-table-all",
          "ip-rule",
          "ip-neigh",
          "bridge-fdb",
          "iptables-version",
          "iptables-save-c",
          "ipset-save",
          "ipvsadm-Ln",
          "conntrack-count",
          "sysctl-selected",
          "lsmod",
          "kube-proxy-log-tail");

  /** Outputs whose lines stand in no order that means anything. */
  private static final Set<String> UNORDERED =
      Set.of("ip-d-route-table-all", "ip-neigh", "bridge-fdb", "sysctl-selected", "lsmod");

  private static final String LIST = "commands.tsv";
  private static final Pattern ENTRY = Pattern.compile("[^/]+/([^/]+)/([^/]+)\\.(?:txt|tsv)");

  /** The outputs of one step of a recording. */
  static Outputs recorded(String recording, String step) throws IOException {
    SortedMap<String, SortedMap<String, String>> nodes = new TreeMap<>();
    try (ZipFile zip = new ZipFile(RECORDINGS.resolve(recording + ".zip").toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        Matcher matcher = ENTRY.matcher(entry.getName());
        if (entry.getName().startsWith(step + "/") && matcher.matches()) {
          boolean isList = entry.getName().endsWith(LIST);
          if (isList || KEPT.contains(matcher.group(2))) {
            try (InputStream in = zip.getInputStream(entry)) {
              nodes
                  .computeIfAbsent(matcher.group(1), _ -> new TreeMap<>())
                  .put(isList ? LIST : matcher.group(2), new String(in.readAllBytes(), UTF_8));
            }
          }
        }
      }
    }
    nodes.values().forEach(files -> files.computeIfPresent(LIST, (_, text) -> kept(text)));
    return new Outputs(nodes);
  }

  private static String kept(String list) {
    return list.lines()
        .filter(line -> KEPT.contains(line.split("\t", 2)[0]))
        .collect(joining("\n", "", "\n"));
  }

  /** A node's output, changed. */
  Outputs with(String node, String file, UnaryOperator<String> change) {
    SortedMap<String, SortedMap<String, String>> changed = new TreeMap<>(nodes);
    SortedMap<String, String> files = new TreeMap<>(changed.get(node));
    String before = files.get(file);
    String after = change.apply(before);
    if (after.equals(before)) {
      throw new IllegalArgumentException("nothing was changed in " + file + " of " + node);
    }
    files.put(file, after);
    changed.put(node, files);
    return new Outputs(changed);
  }

  /** Without the lines in which something is found. */
  Outputs without(String node, String file, String pattern) {
    Pattern wanted = Pattern.compile(pattern);
    return with(
        node,
        file,
        text ->
            text.lines()
                .filter(line -> !wanted.matcher(line).find())
                .collect(joining("\n", "", "\n")));
  }

  /** With lines at the end. */
  Outputs plus(String node, String file, String lines) {
    return with(node, file, text -> text + lines);
  }

  /** With every match told otherwise. */
  Outputs replaced(String node, String file, String pattern, String replacement) {
    return with(
        node,
        file,
        text -> Pattern.compile(pattern, Pattern.MULTILINE).matcher(text).replaceAll(replacement));
  }

  /** With an output more. */
  Outputs asked(String node, String file, String command, String output) {
    SortedMap<String, SortedMap<String, String>> changed = new TreeMap<>(nodes);
    SortedMap<String, String> files = new TreeMap<>(changed.get(node));
    files.put(file, output);
    files.merge(LIST, file + "\t0\t" + command + "\n", String::concat);
    changed.put(node, files);
    return new Outputs(changed);
  }

  /** Every text of every node told otherwise, and the nodes' names too. */
  Outputs told(UnaryOperator<String> otherwise) {
    SortedMap<String, SortedMap<String, String>> changed = new TreeMap<>();
    nodes.forEach(
        (node, files) -> {
          SortedMap<String, String> texts = new TreeMap<>();
          files.forEach(
              (file, text) -> texts.put(file, file.equals(LIST) ? text : otherwise.apply(text)));
          changed.put(otherwise.apply(node), texts);
        });
    return new Outputs(changed);
  }

  /** With the lines of what has no order in another. */
  Outputs shuffled(Random random) {
    SortedMap<String, SortedMap<String, String>> changed = new TreeMap<>();
    nodes.forEach(
        (node, files) -> {
          SortedMap<String, String> texts = new TreeMap<>(files);
          texts.replaceAll(
              (file, text) -> UNORDERED.contains(file) ? shuffled(text, random) : text);
          changed.put(node, texts);
        });
    return new Outputs(changed);
  }

  /** Of table local the first of equal routes wins: its order means something. */
  private static String shuffled(String text, Random random) {
    List<String> lines =
        new ArrayList<>(text.lines().filter(line -> !line.contains(" table local ")).toList());
    Collections.shuffle(lines, random);
    text.lines().filter(line -> line.contains(" table local ")).forEach(lines::add);
    return lines.stream().collect(joining("\n", "", "\n"));
  }

  /** What is said of them, lying in a folder. */
  Diagnosed diagnosed(Path folder) throws Exception {
    for (var node : nodes.entrySet()) {
      Path inner = Files.createDirectories(folder.resolve(node.getKey()));
      for (var file : node.getValue().entrySet()) {
        String name = file.getKey().equals(LIST) ? LIST : file.getKey() + ".txt";
        Files.writeString(inner.resolve(name), file.getValue());
      }
      Files.writeString(inner.resolve("date.txt"), "2026-11-21T11:40:00Z\n");
    }
    return DIAGNOSING.diagnose(Inputs.read(List.of(folder), null, DIAGNOSING.probes()));
  }
}
