package io.netlapse.collectors.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.collectors.ssh.node.Target;
import io.netlapse.collectors.ssh.session.Received;
import io.netlapse.collectors.ssh.stage.Delivered;
import io.netlapse.collectors.ssh.stage.SomeTarget;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Sink;
import io.netlapse.spi.snapshot.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FleetTest {

  private final List<String> remarks = new CopyOnWriteArrayList<>();
  private final Delivered delivered = new Delivered();

  /** Each three of the twelve wait for each other: fewer at once would never end. */
  @Test
  void nodes_areCapturedSoManyAtOnceAndNoMore() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CyclicBarrier three = new CyclicBarrier(3);
    Fleet fleet =
        fleet(
            3,
            target -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              meet(three);
              now.decrementAndGet();
              return bundle(target);
            });

    fleet.run(targets(12)).tell();

    assertThat(most.get()).isEqualTo(3);
    assertThat(delivered.captures()).hasSize(12);
  }

  @Test
  void nodeThatConfusesUs_isNoHarmToTheOthers() throws Exception {
    Fleet fleet =
        fleet(
            3,
            target -> {
              if (target.node().equals("n-1")) {
                throw new IllegalArgumentException("what is this?");
              }
              return bundle(target);
            });

    Report report = fleet.run(targets(4));

    assertThatThrownBy(report::tell)
        .isInstanceOf(CollectException.class)
        .hasMessage(
            "1 of 4 nodes were not captured, or not whole: 1 fault of netlapse (n-1). A line for"
                + " each says what to do.");
    assertThat(remarks).singleElement().asString().contains("n-1 (192.0.2.1)", "what is this?");
    assertThat(delivered.failures()).containsOnlyKeys("n-1");
    assertThat(delivered.captures()).hasSize(3);
  }

  @Test
  void deliveryThatConfusesUs_isNoHarmToTheOthers() throws Exception {
    Sink confused =
        capture -> {
          if (capture.source().startsWith("n-1")) {
            throw new IllegalStateException("what is this?");
          }
          delivered.deliver(capture);
        };
    Fleet fleet =
        new Fleet(
            3,
            Duration.ZERO,
            FleetTest::bundle,
            new Delivery(confused, remarks::add),
            remarks::add);

    assertThatThrownBy(() -> fleet.run(targets(4)).tell())
        .hasMessageContaining("1 fault of netlapse (n-1)");
    assertThat(delivered.captures()).hasSize(3);
  }

  /** As a resolver does that never answers. There is one place. */
  @Test
  void nodeThatHeedsNothing_givesItsPlaceToTheNext() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Fleet fleet =
        fleet(
            1,
            target -> {
              if (target.node().equals("n-0")) {
                heedNothing(end);
              }
              return bundle(target);
            });

    Report report = fleet.run(targets(2));
    end.countDown();

    assertThatThrownBy(report::tell).hasMessageContaining("1 out of time (n-0)");
    assertThat(delivered.nodes()).containsExactly("n-1");
  }

  @Test
  void interrupt_endsAll() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(3);
    CountDownLatch begun = new CountDownLatch(3);
    Fleet fleet =
        fleet(
            3,
            target -> {
              begun.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
              }
              return bundle(target);
            });
    FutureTask<Report> run = new FutureTask<>(() -> fleet.run(targets(10)));
    Thread collecting = Thread.ofPlatform().start(run);

    begun.await();
    collecting.interrupt();

    assertThatThrownBy(run::get).hasCauseInstanceOf(InterruptedException.class);
    interrupted.await();
    assertThat(delivered.captures()).isEmpty();
  }

  private static void meet(CyclicBarrier barrier) throws InterruptedException {
    try {
      barrier.await();
    } catch (BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void heedNothing(CountDownLatch end) {
    while (end.getCount() > 0) {
      try {
        end.await();
      } catch (InterruptedException _) {
        // as native code that waits for a resolver
      }
    }
  }

  private Fleet fleet(int atOnce, Fleet.Remote remote) {
    return new Fleet(
        atOnce, Duration.ZERO, remote, new Delivery(delivered, remarks::add), remarks::add);
  }

  private static List<Target> targets(int count) {
    return IntStream.range(0, count).mapToObj(i -> SomeTarget.named("n-" + i)).toList();
  }

  private static Received bundle(Target target) {
    String text =
        """
        netlapse-bundle 1
        node: %s
        captured-at: 2026-11-21T11:40:00Z

        section: hostname
        command: uname -n
        exit: 0
        output-bytes: 0
        error-bytes: 0


        end: 1
        """
            .formatted(target.node());
    return new Received(Content.of(text), Instant.parse("2026-11-21T11:40:00Z"), "", null);
  }
}
