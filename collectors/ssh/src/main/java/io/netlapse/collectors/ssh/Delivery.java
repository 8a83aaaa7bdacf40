package io.netlapse.collectors.ssh;

import io.netlapse.collectors.ssh.node.Target;
import io.netlapse.collectors.ssh.session.Fault;
import io.netlapse.collectors.ssh.session.Received;
import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleException;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.BundleReader;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Sink;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Looks at what came of a node and hands it over. A bundle that was cut off is handed over as it
 * is: the service keeps what is whole of it, and what is missing counts as not asked. Safe for many
 * threads.
 */
final class Delivery {

  private final Sink sink;
  private final Consumer<String> remarks;
  private final BundleReader reader = new BundleReader(BundleLimits.DEFAULT);

  Delivery(Sink sink, Consumer<String> remarks) {
    this.sink = sink;
    this.remarks = remarks;
  }

  /** Returns when the service has it, or will not have it. */
  Outcome deliver(Target target, Received received) throws InterruptedException {
    Bundle bundle;
    try {
      bundle = reader.read(received.bundle().stream());
    } catch (BundleException | IOException e) {
      return failed(
          target,
          received.ended() ? Fault.SCRIPT : Fault.CUT,
          received.ended()
              ? "What it wrote is no bundle: %s. Does something else write to its standard output?"
                  .formatted(e.getMessage())
              : "It was cut off before anything of use had come: %s.".formatted(received.ending()));
    }
    if (!target.node().equals(bundle.node())) {
      return failed(
          target,
          Fault.SCRIPT,
          "It calls itself %s. If the address is right, name it so in the inventory, or write --node %s into its forced command."
              .formatted(bundle.node(), target.node()));
    }
    if (bundle.sections().isEmpty()) {
      return failed(
          target,
          Fault.CUT,
          "It was cut off before the first section: %s."
              .formatted(received.ended() ? "the script ended" : received.ending()));
    }
    return handOver(target, received, bundle);
  }

  /** Tells that a node was not captured, or not whole. */
  void failed(Target target, String message) {
    sink.failed(target.node(), message);
  }

  private Outcome handOver(Target target, Received received, Bundle bundle)
      throws InterruptedException {
    if (!received.noise().isEmpty()) {
      remarks.accept(
          "%s: its shell wrote before the bundle, which was left out: %s"
              .formatted(target.source(), received.noise()));
    }
    // What came before the first line had gone the way of the network: that much it is measured
    // late.
    Duration nodeAhead = Duration.between(received.begunAt(), bundle.capturedAt());
    try {
      sink.deliver(
          new Capture(target.source(), received.bundle(), new Capture.Age.Live(nodeAhead)));
    } catch (CollectException e) {
      return failed(target, Fault.DELIVERY, String.valueOf(e.getMessage()));
    }
    if (bundle.damage().isEmpty()) {
      return new Outcome.Delivered();
    }
    return failed(
        target,
        Fault.CUT,
        "It was cut off: %s. The %d sections that are whole were delivered."
            .formatted(
                received.ended() ? bundle.damage().getFirst() : received.ending(),
                bundle.sections().size()));
  }

  private static Outcome failed(Target target, Fault fault, String message) {
    return new Outcome.Failed(target, fault, message);
  }
}
