package io.netlapse.collectors.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netlapse.collectors.ssh.node.Target;
import io.netlapse.collectors.ssh.session.Received;
import io.netlapse.collectors.ssh.stage.Delivered;
import io.netlapse.collectors.ssh.stage.SomeTarget;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.snapshot.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FleetTest {

  private final List<String> remarks = new CopyOnWriteArrayList<>();
  private final Delivered delivered = new Delivered();

  @Test
  void nodes_areCapturedSoManyAtOnceAndNoMore() throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Fleet fleet =
        fleet(
            target -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              Thread.sleep(20);
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

  /** As a resolver does that never answers. */
  @Test
  void nodeThatHeedsNothing_givesItsPlaceToTheNext() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Fleet fleet =
        fleet(
            target -> {
              while (target.node().equals("n-0") && end.getCount() > 0) {
                Thread.onSpinWait();
              }
              return bundle(target);
            });

    Report report = fleet.run(targets(2));
    end.countDown();

    assertThatThrownBy(report::tell).hasMessageContaining("1 out of time (n-0)");
  }

  @Test
  void interrupt_endsAll() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(3);
    CountDownLatch begun = new CountDownLatch(3);
    Fleet fleet =
        fleet(
            target -> {
              begun.countDown();
              try {
                Thread.sleep(Duration.ofMinutes(1));
              } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
              }
              return bundle(target);
            });
    Thread collecting =
        Thread.ofPlatform()
            .start(
                () ->
                    assertThatCode(() -> fleet.run(targets(10)))
                        .isInstanceOf(InterruptedException.class));

    begun.await();
    collecting.interrupt();
    collecting.join();
    interrupted.await();

    assertThat(delivered.captures()).isEmpty();
  }

  private Fleet fleet(Fleet.Remote remote) {
    return new Fleet(3, remote, new Delivery(delivered, remarks::add), remarks::add);
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
