package io.netlapse.cli.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.cli.kernel.Shell.Ran;
import io.netlapse.collectors.capture.CaptureScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network of this machine's kernel that has nothing to do with the machine's own: one node. It is
 * gone when it is closed, with all that was made in it.
 */
final class NetworkNamespace implements AutoCloseable {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String name;

  private NetworkNamespace(String name) {
    this.name = name;
  }

  /** An empty one, its {@code lo} up; addresses can be used at once. */
  static NetworkNamespace create() {
    String name =
        "netlapse-test-%d-%d".formatted(ProcessHandle.current().pid(), NUMBER.incrementAndGet());
    Shell.ok("ip", "netns", "add", name);
    NetworkNamespace made = new NetworkNamespace(name);
    made.shell(Lab.PREPARATION);
    return made;
  }

  /** Its name, as {@code ip} takes it. */
  String name() {
    return name;
  }

  /** Runs a line of shell in it, which must end well. */
  void shell(String line) {
    Ran _ = Shell.run(inside("sh", "-c", line)).orFail();
  }

  /** What a line of shell says in it. */
  String told(String line) {
    return Shell.run(inside("sh", "-c", line)).orFail().text();
  }

  /** Runs commands of {@code ip}, without that word, each of which must end well. */
  void ip(List<String> commands) {
    commands.forEach(command -> shell("ip " + command));
  }

  /**
   * Runs commands of {@code ip}, without that word. Those that the kernel refuses do nothing; a
   * batch would end at the first that names a device which is not there.
   */
  void tryIp(List<String> commands) {
    byte[] lines = String.join("\n", commands).concat("\n").getBytes(UTF_8);
    String loop = "while IFS= read -r line; do eval \"ip $line\"; done 2>/dev/null; :";
    Ran _ = withFile(lines, file -> Shell.run(inside("sh", "-c", loop), file)).orFail();
  }

  /** What the shipped script captures in it. */
  byte[] capture(String node, String... arguments) {
    List<String> command = new ArrayList<>(inside("sh", "-s", "--", "--node", node));
    command.addAll(List.of(arguments));
    return withFile(CaptureScript.shipped().text(), file -> Shell.run(command, file))
        .orFail()
        .output()
        .toByteArray();
  }

  @Override
  public void close() {
    Shell.ok("ip", "netns", "del", name);
  }

  private List<String> inside(String... command) {
    List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", name));
    words.addAll(List.of(command));
    return words;
  }

  private interface UseOfFile {
    Ran use(Path file);
  }

  private static Ran withFile(byte[] content, UseOfFile use) {
    try {
      Path file = Files.createTempFile("netlapse-test", ".in");
      try {
        Files.write(file, content);
        return use.use(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
