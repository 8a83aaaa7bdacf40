package io.netlapse.collectors.runtime.delivery;

import io.netlapse.collectors.push.Attempt;
import io.netlapse.collectors.push.Gzip;
import io.netlapse.collectors.push.PushClient;
import io.netlapse.collectors.runtime.health.Health;
import io.netlapse.collectors.runtime.spool.Spool;
import io.netlapse.collectors.runtime.spool.SpoolException;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Sink;
import io.netlapse.spi.snapshot.Content;
import java.util.function.Consumer;

/**
 * Takes captures into a spool, from which a {@link Sender} sends them. Where the disk takes none,
 * it is pushed at once; where the service is away too, it is lost, counted as a gap, and whoever
 * captured is told.
 */
public final class SpoolingSink implements Sink {

  private final Spool spool;
  private final PushClient push;
  private final Health health;
  private final Runnable taken;
  private final Consumer<String> remarks;

  /**
   * A sink.
   *
   * @param taken called after a capture has come into the spool
   * @param remarks takes a sentence for people when the spool took none
   */
  public SpoolingSink(
      Spool spool, PushClient push, Health health, Runnable taken, Consumer<String> remarks) {
    this.spool = spool;
    this.push = push;
    this.health = health;
    this.taken = taken;
    this.remarks = remarks;
  }

  @Override
  public void deliver(Capture capture) throws CollectException, InterruptedException {
    try {
      health.captured(spool.put(capture).about());
      taken.run();
    } catch (SpoolException e) {
      pushAtOnce(capture, e);
    }
  }

  @Override
  public void failed(String target, String reason) {
    health.failed(target, reason);
  }

  private void pushAtOnce(Capture capture, SpoolException why)
      throws CollectException, InterruptedException {
    Attempt attempt = push.attempt(capture.age(), Content.of(Gzip.of(capture.bundle())));
    String said =
        switch (attempt) {
          case Attempt.Acknowledged(_) -> "";
          case Attempt.Later(String reason, _) -> reason;
          case Attempt.Refused(String message, _) -> message;
          case Attempt.Barred(String message) -> message;
        };
    if (said.isEmpty()) {
      remarks.accept(why.getMessage() + " The service took it at once.");
      return;
    }
    health.notDelivered(spool.unwritten(capture), said);
    throw new CollectException(
        "%s The service did not take it either (%s): it is lost, and will be told as a gap."
            .formatted(why.getMessage(), said),
        why);
  }
}
