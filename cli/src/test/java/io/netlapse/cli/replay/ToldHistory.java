package io.netlapse.cli.replay;

import io.netlapse.collectors.upload.tree.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A history of nodes in one text: {@code == TIME NODE} begins a look at a node, {@code $ COMMAND}
 * an output in it.
 */
final class ToldHistory {

  private static final String LOOK = "== ";
  private static final String COMMAND = "$ ";

  private ToldHistory() {}

  /** The recording that it tells, laid out in an empty folder. */
  static Recording of(Path text, Path folder) throws Exception {
    Path node = folder;
    Path output = folder;
    int looks = 0;
    int outputs = 0;
    for (String line : Files.readAllLines(text)) {
      if (line.startsWith(LOOK)) {
        String[] told = line.substring(LOOK.length()).split(" ", 2);
        node = Files.createDirectories(folder.resolve("%02d".formatted(++looks)).resolve(told[1]));
        Files.writeString(node.resolve("date.txt"), told[0] + "\n");
      } else if (line.startsWith(COMMAND)) {
        String name = "output-" + ++outputs;
        append(node.resolve("commands.tsv"), name + "\t0\t" + line.substring(COMMAND.length()));
        output = Files.createFile(node.resolve(name + ".txt"));
      } else {
        append(output, line);
      }
    }
    return Recording.open(folder);
  }

  private static void append(Path file, String line) throws IOException {
    Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
