package io.netlapse.cli.outputs;

import io.netlapse.spi.bundle.Damage;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.NodeClock;
import io.netlapse.spi.snapshot.NodeId;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.Section;
import io.netlapse.spi.snapshot.SectionStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of outputs that nobody listed: files {@code NODE.anything.txt}, or folders {@code
 * NODE/anything.txt}. What printed them is told by the prompts in them, else by their looks.
 */
final class LooseFolder {

  private static final String OUTPUT = ".txt";
  private static final long MOST_BYTES = 64L << 20;

  private final String cluster;
  private final Instant at;
  private final Map<String, List<Captured.Output>> byNode = new TreeMap<>();
  private final List<Damage> leftOut = new ArrayList<>();

  private LooseFolder(String cluster, Instant at) {
    this.cluster = cluster;
    this.at = at;
  }

  /** Reads a folder; no look at all where it has no such files. */
  static LooseFolder of(String cluster, Path folder, Instant at) throws IOException {
    LooseFolder loose = new LooseFolder(cluster, at);
    for (Path entry : sorted(folder)) {
      String name = String.valueOf(entry.getFileName());
      if (Files.isDirectory(entry)) {
        for (Path file : sorted(entry)) {
          loose.add(name, file);
        }
      } else {
        loose.add(name.split("\\.", -1)[0], entry);
      }
    }
    return loose;
  }

  /** One look at each node. */
  List<Captured> captured() {
    return byNode.entrySet().stream()
        .map(
            entry ->
                new Captured(
                    new NodeId(cluster, entry.getKey()),
                    at,
                    new NodeClock(null, null, null),
                    entry.getValue(),
                    List.of(),
                    Captured.Origin.PASTED))
        .toList();
  }

  /** Files that could not be taken for outputs. */
  List<Damage> leftOut() {
    return List.copyOf(leftOut);
  }

  private void add(String node, Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (!Files.isRegularFile(file) || !name.endsWith(OUTPUT)) {
      leftOut.add(new Damage(file.toString(), "no file NODE.anything.txt; it is left out"));
      return;
    }
    if (Files.size(file) > MOST_BYTES) {
      leftOut.add(new Damage(file.toString(), "larger than 64 MiB; it is left out"));
      return;
    }
    try {
      NodeId.requireName("node", node);
    } catch (IllegalArgumentException e) {
      leftOut.add(new Damage(file.toString(), e.getMessage() + "; it is left out"));
      return;
    }
    Section section =
        new Section(
            probe(name),
            Command.parse(""),
            at,
            at,
            0,
            SectionStatus.OK,
            Content.of(Files.readAllBytes(file)),
            Content.NONE);
    byNode.computeIfAbsent(node, _ -> new ArrayList<>()).add(new Captured.Output(section, name));
  }

  /** Named as the file, so that a person finds it again. */
  private static ProbeId probe(String name) {
    String id = name.substring(0, name.length() - OUTPUT.length()).toLowerCase(Locale.ROOT);
    String plain = id.replaceAll("[^a-z0-9-]", "-").replaceFirst("^-+", "");
    return new ProbeId(
        plain.isEmpty() ? "output" : plain.substring(0, Math.min(63, plain.length())));
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !String.valueOf(entry.getFileName()).startsWith("."))
          .sorted()
          .toList();
    }
  }
}
