package io.netlapse.diagnose.outputs;

import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.NodeId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A folder of outputs that nobody listed: files {@code NODE.anything.txt}, or folders {@code
 * NODE/anything.txt}. What printed them is told by the prompts in them, else by their looks.
 */
final class LooseFolder {

  private static final String OUTPUT = ".txt";
  private static final Pattern MACHINE =
      Pattern.compile("(?=.*[0-9])[A-Za-z][A-Za-z0-9._-]*|[0-9]+(?:\\.[0-9]+){3}");

  private LooseFolder() {}

  /**
   * Reads a folder.
   *
   * @param assumed what of the instant nobody told
   * @param files reads them, and is told of what is none
   * @return one look at each node; none where it has no such files
   */
  static List<Captured> read(
      String cluster, Path folder, Instant at, LooseFiles files, Set<Captured.Assumed> assumed)
      throws IOException {
    Map<String, List<Captured.Output>> byNode = new TreeMap<>();
    for (Path file : files.in(folder, 2)) {
      String name = String.valueOf(file.getFileName());
      String node = node(folder, file);
      if (!name.endsWith(OUTPUT) || !isName(node)) {
        files.leaveOut(file, "no file NODE.anything.txt");
        continue;
      }
      files
          .output(
              file,
              name,
              LooseFiles.probe(name.substring(0, name.length() - OUTPUT.length())),
              Command.parse(""),
              at)
          .ifPresent(output -> byNode.computeIfAbsent(node, _ -> new ArrayList<>()).add(output));
    }
    return byNode.entrySet().stream()
        .map(
            entry ->
                LooseFiles.look(
                    new NodeId(cluster, entry.getKey()),
                    at,
                    entry.getValue(),
                    Captured.Origin.PASTED,
                    assumed(entry.getKey(), assumed)))
        .toList();
  }

  /** A folder may be called anything; with a digit it is called as machines are. */
  private static Set<Captured.Assumed> assumed(String node, Set<Captured.Assumed> assumed) {
    if (MACHINE.matcher(node).matches()) {
      return assumed;
    }
    Set<Captured.Assumed> more = EnumSet.of(Captured.Assumed.NODE);
    more.addAll(assumed);
    return more;
  }

  /** The file's folder, or the beginning of its own name. */
  private static String node(Path folder, Path file) {
    Path inner = file.getParent();
    return inner == null || inner.equals(folder)
        ? String.valueOf(file.getFileName()).split("\\.", -1)[0]
        : String.valueOf(inner.getFileName());
  }

  private static boolean isName(String node) {
    try {
      NodeId.requireName("node", node);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
