package io.netlapse.collectors.agent.script;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A node with {@code agent.sh}: its folders, a capture script of the test's, and runs of it. */
final class ScriptedNode {

  static final Path SCRIPT = Path.of("src/main/resources/io/netlapse/agent/agent.sh");

  static final String TOKEN = "nl_planted-token-of-the-test";

  /** Numbers its captures, so that one can tell which arrived. */
  static final String NUMBERED =
      """
      read -r n <"$0.count" || n=0
      n=$((n + 1))
      echo "$n" >"$0.count"
      printf 'netlapse-bundle 1\\nnode: n\\nnumber: %s\\n\\nend: 0\\n' "$n"
      """;

  private final String shell;
  private final String client;
  private final String server;
  private final Path folder;

  ScriptedNode(String shell, String client, String server, Path folder) throws IOException {
    this.shell = shell;
    this.client = client;
    this.server = server;
    this.folder = folder;
    Files.writeString(folder.resolve("token"), TOKEN + "\n");
    captures(NUMBERED);
  }

  /** How a run ended: exit status and what it said. */
  record Ended(int status, String said) {}

  /** The capture script is this text from now on. */
  void captures(String script) throws IOException {
    Files.writeString(folder.resolve("capture"), script);
  }

  /** A program of this name, with this text, comes before the system's from now on. */
  void program(String name, String script) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Runs the agent to its end, which comes within a minute. */
  Ended run(String... arguments) throws IOException, InterruptedException {
    return ended(start(arguments));
  }

  Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(shell.equals("busybox") ? List.of("busybox", "ash") : List.of(shell));
    command.add(SCRIPT.toString());
    command.addAll(List.of("--server", server, "--client", client));
    command.addAll(List.of("--token-file", folder.resolve("token").toString()));
    command.addAll(List.of("--spool", spool().toString()));
    if (!List.of(arguments).contains("--capture")) {
      command.addAll(List.of("--capture", folder.resolve("capture").toString()));
    }
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    // To a file: a child that stays behind may hold a pipe open.
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(said()));
    builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    return builder.start();
  }

  Ended ended(Process process) throws IOException, InterruptedException {
    boolean ended = process.waitFor(1, TimeUnit.MINUTES);
    String text = Files.readString(said().toPath());
    if (!ended) {
      process.destroyForcibly();
      throw new AssertionError("agent.sh did not end within a minute; it said: " + text);
    }
    Files.delete(said().toPath());
    return new Ended(process.exitValue(), text);
  }

  Path spool() {
    return folder.resolve("spool");
  }

  /** Names of all files of a folder below the spool but its folders, sorted. */
  List<String> files(String below) {
    Path of = spool().resolve(below);
    try (Stream<Path> files = Files.exists(of) ? Files.list(of) : Stream.empty()) {
      return files
          .filter(file -> !Files.isDirectory(file))
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of the captures that wait, the oldest first. */
  List<String> waiting() {
    return files("").stream().filter(name -> name.endsWith(".bundle.gz")).toList();
  }

  private File said() {
    return folder.resolve("said").toFile();
  }
}
