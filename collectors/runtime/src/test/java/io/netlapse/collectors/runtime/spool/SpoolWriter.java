package io.netlapse.collectors.runtime.spool;

import static io.netlapse.collectors.runtime.spool.SpoolFixture.capture;
import static io.netlapse.collectors.runtime.spool.SpoolFixture.noise;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;

/**
 * A process to be killed: puts captures into a spool and takes them out of it for ever, and says
 * before and after each step what it does.
 */
final class SpoolWriter {

  static final SpoolLimits LIMITS = new SpoolLimits(12_000, Duration.ofDays(1));

  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

  private SpoolWriter() {}

  /** Arguments: the folder, and the number of the first capture. */
  public static void main(String[] arguments) throws Exception {
    new SpoolWriter().run(Path.of(arguments[0]), Long.parseLong(arguments[1]));
  }

  private void run(Path folder, long first) throws Exception {
    Random random = new Random(first);
    try (Spool spool = Spool.open(folder, LIMITS, InstantSource.system())) {
      for (long number = first; ; number++) {
        spool.put(capture("" + number, "worker-1", noise(random.nextInt(2), 1_000)));
        say("put " + number);
        Waiting oldest = spool.after(0).orElseThrow();
        if (random.nextInt(3) == 0 && spool.gzip(oldest).isPresent()) {
          say("delivered " + oldest.about().source());
          spool.delivered(oldest);
          say("gone " + oldest.about().source());
        }
      }
    }
  }

  /** Straight to the kernel: what was said is not lost with the process. */
  private void say(String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
