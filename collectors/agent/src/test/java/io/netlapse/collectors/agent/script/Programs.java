package io.netlapse.collectors.agent.script;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What this machine has to run, and what runs on it. */
final class Programs {

  private Programs() {}

  /** Gives up the test, saying which is missing, where one of these is not on the machine. */
  static void assume(String... names) {
    for (String name : names) {
      boolean found =
          Stream.of(System.getenv("PATH").split(":"))
              .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
      assumeTrue(found, "there is no " + name);
    }
  }

  /** That file of every process below /proc that we may read. */
  static List<String> seen(String file) throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process : processes.filter(Programs::isProcess).toList()) {
        try {
          texts.add(Files.readString(process.resolve(file), StandardCharsets.ISO_8859_1));
        } catch (IOException _) {
          // It has ended meanwhile, or it is another user's.
        }
      }
    }
    return texts;
  }

  private static boolean isProcess(Path path) {
    return path.getFileName().toString().matches("\\d+");
  }
}
