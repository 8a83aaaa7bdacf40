package io.netlapse.collectors.runtime.spool;

import static io.netlapse.collectors.runtime.spool.SpoolFixture.capture;
import static io.netlapse.collectors.runtime.spool.SpoolFixture.noise;

import io.netlapse.spi.collect.Capture;
import java.nio.file.Path;
import java.time.InstantSource;

/** A process that fills the disk that its spool is on, and says what came of it. */
final class FullDisk {

  private FullDisk() {}

  /** Argument: the folder, on a small disk. */
  @SuppressWarnings("SystemOut") // read by the test that started it
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int put = 0;
    try (Spool spool = Spool.open(folder, SpoolLimits.DEFAULT, InstantSource.system())) {
      try {
        while (put < 10_000) {
          spool.put(capture("" + put, "worker-1", noise(put, 4_000)));
          put++;
        }
      } catch (SpoolException e) {
        System.out.println("said: " + e.getMessage());
      }
      Capture lost = capture("lost", "worker-1", noise(put, 4_000));
      spool.unwritten(lost);
      System.out.println("waiting: " + (spool.depth().files() == put));
      System.out.println("lost: " + SpoolFixture.lost(spool));
      for (Waiting each : SpoolFixture.waiting(spool)) {
        spool.delivered(each);
      }
      spool.put(lost);
      spool.unwritten(lost);
    }
    try (Spool spool = Spool.open(folder, SpoolLimits.DEFAULT, InstantSource.system())) {
      System.out.println("afterwards waiting: " + spool.depth().files());
      System.out.println("afterwards lost: " + SpoolFixture.lost(spool));
      System.out.println("damaged: " + spool.depth().damaged());
    }
  }
}
