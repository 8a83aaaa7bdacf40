package io.netlapse.cli.faults;

import io.netlapse.collectors.push.PushClient;
import io.netlapse.collectors.push.PushSettings;
import io.netlapse.collectors.push.Time;
import io.netlapse.collectors.push.Token;
import io.netlapse.collectors.runtime.delivery.Reporter;
import io.netlapse.collectors.runtime.delivery.Sender;
import io.netlapse.collectors.runtime.delivery.SpoolingSink;
import io.netlapse.collectors.runtime.health.Health;
import io.netlapse.collectors.runtime.spool.Gap;
import io.netlapse.collectors.runtime.spool.Spool;
import io.netlapse.collectors.runtime.spool.SpoolDepth;
import io.netlapse.collectors.runtime.spool.SpoolException;
import io.netlapse.collectors.runtime.spool.SpoolLimits;
import io.netlapse.spi.collect.CollectException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/**
 * A node with all that an agent has between it and the service: a spool on the disk, a sender, a
 * connection of its own.
 */
final class SpoolingNode implements AutoCloseable {

  /** The sender gives up when the test does. */
  private static final Duration NEVER = Duration.ofDays(365);

  private final RoutedNode node;
  private final Time time;
  private final Spool spool;
  private final PushClient push;
  private final Health health;
  private final Reporter reporter;
  private final Sender sender;
  private final SpoolingSink sink;

  SpoolingNode(RoutedNode node, long seed, URI service, Token token, Path folder, Time time)
      throws CollectException, SpoolException {
    this.node = node;
    this.time = time;
    this.spool = Spool.open(folder.resolve(node.name()), SpoolLimits.DEFAULT, time::now);
    this.push =
        PushClient.of(
            new PushSettings(service, token, null, node.name(), null, Duration.ofMinutes(1)));
    this.health = new Health(time);
    this.reporter =
        new Reporter(spool, push, health, time, new Reporter.Name("agent", node.name(), "0.1.0"));
    this.sender =
        new Sender(spool, push, health, reporter, time, new Random(seed), SpoolingNode::ignore);
    this.sink = new SpoolingSink(spool, push, health, () -> {}, SpoolingNode::ignore);
  }

  /** Captures it now, to the millisecond, into the spool. */
  void capture() throws InterruptedException {
    health.begins();
    try {
      sink.deliver(node.capture(time.now().truncatedTo(ChronoUnit.MILLIS)));
    } catch (CollectException e) {
      throw new IllegalStateException(e);
    }
    health.ended(null);
  }

  /** Its next run is in a while: there is something to tell. */
  void due(Duration period) {
    reporter.due(period);
  }

  /** Sends until nothing waits. */
  void send() throws InterruptedException {
    if (sender.drain(NEVER).isPresent()) {
      throw new IllegalStateException("it gave up");
    }
  }

  boolean waits() {
    return spool.after(0).isPresent();
  }

  SpoolDepth depth() throws SpoolException {
    return spool.depth();
  }

  List<Gap> gaps() {
    return spool.gaps();
  }

  /** The node. */
  RoutedNode node() {
    return node;
  }

  @Override
  public void close() {
    push.close();
    spool.close();
  }

  /** What senders say while the service is away is tested elsewhere. */
  private static void ignore(String remark) {}
}
