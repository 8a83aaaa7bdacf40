package io.netlapse.cli.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.netlapse.cli.kernel.Shell.Ran;
import io.netlapse.collectors.capture.CaptureScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Kernels that live for one script each, booted by {@code deploy/lab/uml-run}. */
final class UserModeLab {

  private static final String SIX = "-6 ";

  /** Ends a kernel before {@link Shell} ends who runs it. */
  private static final int LIMIT_SECONDS = Shell.LIMIT_SECONDS - 5;

  private final Path runner;
  private final Path folder;

  /**
   * A lab.
   *
   * @param runner {@code deploy/lab/uml-run}
   * @param folder an empty one, the only thing that the kernels can write to
   */
  UserModeLab(Path runner, Path folder) {
    this.runner = runner;
    this.folder = folder;
  }

  /**
   * Makes a network in an empty namespace of a new kernel, and captures it.
   *
   * @param devices commands of {@code ip}, without that word, that make the devices; the kernel
   *     gets the time that it takes to bring them up
   * @param network commands that make the rest; those that the kernel refuses do nothing
   * @return what it looks like then
   */
  Looked look(List<String> devices, List<String> network) {
    // Starting programs is slow in there, so it is batches; and in those the option cannot stand.
    write("devices", lines(devices.stream()));
    write("any", lines(network.stream().filter(command -> !command.startsWith(SIX))));
    write(
        "six",
        lines(
            network.stream()
                .filter(command -> command.startsWith(SIX))
                .map(command -> command.substring(SIX.length()))));
    Ran _ = run("look");
    return Looked.at(read("bundle"));
  }

  /**
   * Boots a kernel and runs a script of this package's resources in it, the folder its first
   * argument; {@code capture} lies there.
   */
  Ran run(String script, String... arguments) {
    write("capture", CaptureScript.shipped().text());
    write(script, resource(script));
    try {
      Files.setPosixFilePermissions(
          folder.resolve(script), PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> command = new ArrayList<>();
    command.addAll(List.of(runner.toString(), "-t", Integer.toString(LIMIT_SECONDS)));
    command.addAll(List.of("-w", folder.toString()));
    command.addAll(List.of(folder.resolve(script).toString(), folder.toString()));
    command.addAll(List.of(arguments));
    return Shell.run(command).orFail();
  }

  /** What a script left in the folder. */
  byte[] read(String name) {
    try {
      return Files.readAllBytes(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts something into the folder for a script. */
  void write(String name, byte[] content) {
    try {
      Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] lines(Stream<String> commands) {
    return commands.map(command -> command + "\n").collect(joining()).getBytes(UTF_8);
  }

  private static byte[] resource(String name) {
    try (InputStream in = UserModeLab.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("there is no resource " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
