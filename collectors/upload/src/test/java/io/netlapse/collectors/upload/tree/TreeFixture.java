package io.netlapse.collectors.upload.tree;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes small trees. The outputs are written for these tests, in the shape that the tools print.
 */
final class TreeFixture {

  static final String RULES =
      """
      0:	from all lookup local
      32766:	from all lookup main
      """;

  private final Path root;

  TreeFixture(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  /** Writes a file under the root. */
  TreeFixture file(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a node's folder with two commands, of which one failed. */
  TreeFixture node(String folder, String date) {
    return file(
            folder + "/commands.tsv",
            """
            date	0	date -u +%Y-%m-%dT%H:%M:%SZ
            ip-rule	0	ip rule
            ipvsadm-Ln	127	ipvsadm -Ln
            """)
        .file(folder + "/date.txt", date + "\n")
        .file(folder + "/ip-rule.txt", RULES)
        .file(folder + "/ipvsadm-Ln.txt", "")
        .file(folder + "/ipvsadm-Ln.stderr.txt", "ipvsadm: not found\n");
  }
}
