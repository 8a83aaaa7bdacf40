package io.netlapse.cli.capture;

import io.netlapse.cli.terminal.CommandFailure;
import io.netlapse.collectors.capture.CaptureException;
import io.netlapse.collectors.capture.CaptureLimits;
import io.netlapse.collectors.capture.CaptureScript;
import io.netlapse.spi.snapshot.NodeId;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the capture script on this machine. */
@Command(
    name = "capture",
    description =
        "Asks this machine about its network and writes a bundle, to standard output or a file.")
public final class CaptureCommand implements Callable<Integer> {

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write the bundle to this file, whole or not at all.")
  private @Nullable Path output;

  @Option(
      names = "--node",
      paramLabel = "NAME",
      description = "The node's name in its cluster, where it is not the machine's own.")
  private @Nullable String node;

  @Override
  public Integer call() throws InterruptedException {
    byte[] bundle = capture();
    if (output == null) {
      PrintStream out = System.out; // bytes: a bundle is no text
      out.write(bundle, 0, bundle.length);
      out.flush();
      if (out.checkError()) {
        throw new CommandFailure("Standard output took only a part of the bundle.");
      }
    } else {
      write(bundle, output);
    }
    return 0;
  }

  private byte[] capture() throws InterruptedException {
    try {
      List<String> arguments =
          node == null ? List.of() : List.of("--node", NodeId.requireName("node", node));
      return CaptureScript.shipped().run(arguments, CaptureLimits.DEFAULT);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(2, "The option --node: " + e.getMessage() + ".");
    } catch (CaptureException e) {
      throw new CommandFailure("This machine could not be captured. " + e.getMessage(), e);
    }
  }

  private static void write(byte[] bundle, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Path part = Files.createTempFile(folder, ".netlapse", null);
      try {
        Files.write(part, bundle);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new CommandFailure(
          "The file %s cannot be written (%s); name one in a folder that you may write to."
              .formatted(file, e),
          e);
    }
  }
}
