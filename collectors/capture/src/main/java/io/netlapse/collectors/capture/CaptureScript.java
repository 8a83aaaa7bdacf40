package io.netlapse.collectors.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The script that asks a node, ready to be run here or to be sent elsewhere. Immutable; safe for
 * use by many threads.
 */
public final class CaptureScript {

  private static final String RESOURCE = "/io/netlapse/capture/capture";
  private static final int ERROR_BYTES = 64 << 10;

  private final byte[] text;

  CaptureScript(byte[] text) {
    this.text = text.clone();
  }

  /** The script that is shipped with this jar. */
  public static CaptureScript shipped() {
    try (InputStream resource = CaptureScript.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException("the jar lacks the resource " + RESOURCE);
      }
      return new CaptureScript(resource.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException("the resource " + RESOURCE + " cannot be read", e);
    }
  }

  /** A copy of the script's bytes, for who sends it to standard input of a shell elsewhere. */
  public byte[] text() {
    return text.clone();
  }

  /**
   * Runs the script on this machine with {@code sh}. The script goes to the shell's standard input,
   * so that it needs no file, in a {@link CleanEnvironment}. Blocks until it has ended; at a limit
   * it is ended, with what it had started.
   *
   * @param arguments the script's arguments, such as {@code --node worker-1}
   * @param limits how much it may take
   * @return what it wrote: a bundle, cut off where a limit was reached or the script could not go
   *     on. Whoever reads the bundle learns it from the missing end
   * @throws CaptureException if it could not be started or wrote nothing
   * @throws InterruptedException if the thread was interrupted; the script was ended then
   */
  public byte[] run(List<String> arguments, CaptureLimits limits)
      throws CaptureException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", "-s", "--"));
    command.addAll(arguments);
    Process process = start(command);
    ProcessTree tree = new ProcessTree(process);
    Thread _ = Thread.ofPlatform().daemon().name("capture-script").start(() -> feed(process));
    Drain output = Drain.of(process.getInputStream(), limits.bytes(), tree::end);
    Drain error = Drain.of(process.getErrorStream(), ERROR_BYTES, () -> {});
    try {
      tree.awaitEnd(limits.time());
      byte[] bundle = output.await();
      if (bundle.length == 0) {
        throw new CaptureException(
            "The capture script wrote nothing (exit status %s): %s"
                .formatted(tree.exitStatus(), error.awaitText()));
      }
      return bundle;
    } finally {
      tree.end();
    }
  }

  private static Process start(List<String> command) throws CaptureException {
    try {
      return CleanEnvironment.process(command).start();
    } catch (IOException e) {
      throw new CaptureException(
          "The capture script needs a POSIX shell, and 'sh' could not be started: "
              + e.getMessage(),
          e);
    }
  }

  /** Hands the script over, while the shell runs what it has of it. */
  private void feed(Process process) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(text);
    } catch (IOException _) {
      // The shell ended before it had read all; its exit status and error output say why.
    }
  }
}
