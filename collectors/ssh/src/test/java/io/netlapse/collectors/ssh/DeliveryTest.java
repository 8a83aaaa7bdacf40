package io.netlapse.collectors.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.collectors.ssh.session.Fault;
import io.netlapse.collectors.ssh.session.Received;
import io.netlapse.collectors.ssh.stage.Delivered;
import io.netlapse.collectors.ssh.stage.SomeTarget;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.snapshot.Content;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeliveryTest {

  private static final Instant OURS = Instant.parse("2026-11-21T11:40:00Z");
  private static final String HEAD =
      "netlapse-bundle 1\nnode: a\ncaptured-at: 2026-11-21T11:38:30Z\ncapture: 1\n\n";
  private static final String SECTION =
      """
      section: hostname
      command: uname -n
      exit: 0
      status: ok
      output-bytes: 2
      error-bytes: 0

      a

      """;
  private static final String WHOLE = HEAD + SECTION + "end: 1\n";

  private final List<String> remarks = new ArrayList<>();
  private final Delivered delivered = new Delivered();
  private final Delivery delivery = new Delivery(delivered, remarks::add);

  @Test
  void nodesClock_isMeasuredWhereItsBundleBegins() throws Exception {
    assertThat(deliver("a", WHOLE, null)).isEqualTo(new Outcome.Delivered());
    assertThat(delivered.captures().getFirst().age())
        .isEqualTo(new Capture.Age.Live(Duration.ofSeconds(-90)));
    assertThat(remarks).isEmpty();
  }

  @Test
  void bundleThatIsWhole_isWholeHoweverItEnded() throws Exception {
    assertThat(deliver("a", WHOLE, "the connection broke")).isEqualTo(new Outcome.Delivered());
  }

  @Test
  void bundleThatWasCut_isDeliveredAndAFailure() throws Exception {
    Outcome outcome = deliver("a", HEAD + SECTION + "section: x\n", "the connection broke");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.fault()).isEqualTo(Fault.CUT);
              assertThat(failed.message())
                  .isEqualTo(
                      "It was cut off: the connection broke. The 1 sections that are whole were"
                          + " delivered.");
            });
    assertThat(delivered.captures()).hasSize(1);
  }

  @Test
  void bundleWithoutSections_isNotDelivered() throws Exception {
    assertThat(deliver("a", HEAD, "its time was over"))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.message()).contains("before the first section"));
    assertThat(delivered.captures()).isEmpty();
  }

  @Test
  void nodeOfAnotherName_isNotDelivered() throws Exception {
    assertThat(deliver("b", WHOLE, null))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.message()).startsWith("It calls itself a."));
    assertThat(delivered.captures()).isEmpty();
  }

  @Test
  void textThatIsNoBundle_isNotDelivered() throws Exception {
    assertThat(deliver("a", "netlapse-bundle 1\nWelcome\n", null))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.fault()).isEqualTo(Fault.SCRIPT));
    assertThat(delivered.captures()).isEmpty();
  }

  @Test
  void service_thatDoesNotTakeItIsSaid() throws Exception {
    Delivery refused =
        new Delivery(
            _ -> {
              throw new CollectException("It is full.");
            },
            remarks::add);

    assertThat(refused.deliver(SomeTarget.named("a"), received(WHOLE, null)))
        .isEqualTo(new Outcome.Failed(SomeTarget.named("a"), Fault.DELIVERY, "It is full."));
  }

  private Outcome deliver(String node, String bundle, String ending) throws Exception {
    return delivery.deliver(SomeTarget.named(node), received(bundle, ending));
  }

  private static Received received(String bundle, String ending) {
    return new Received(Content.of(bundle), OURS, "", ending);
  }
}
