package io.netlapse.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleException;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.BundleReader;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.collect.CollectException;
import io.netlapse.spi.collect.Collector;
import io.netlapse.spi.collect.Settings;
import io.netlapse.spi.collect.Sink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@link Collector} promises, as far as a test can see it. */
@Timeout(120)
public abstract class CollectorContract {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Duration SOON = Duration.ofSeconds(20);

  /** For the test that extends this. */
  protected CollectorContract() {}

  /** The collector. */
  protected abstract Collector collector();

  /** Settings with which it collects at least one capture, within seconds. */
  protected abstract Settings settings() throws Exception;

  @Test
  final void itHasANameAndASummary() {
    assertTrue(NAME.matcher(collector().name()).matches(), "lower-case letters, digits and '-'");
    assertEquals(collector().name(), collector().name());
    assertFalse(collector().summary().isBlank() || collector().summary().endsWith("."));
  }

  @Test
  final void whatItDelivers_areWholeBundlesOfNamedSources() throws Exception {
    for (Capture capture : collect()) {
      assertFalse(capture.source().isBlank(), "messages name the source");
      Bundle bundle = bundle(capture);
      assertEquals(List.of(), bundle.damage(), () -> "damage in " + capture.source());
      assertFalse(bundle.sections().isEmpty(), () -> "nothing was asked of " + capture.source());
    }
  }

  @Test
  final void itCollectsAgain() throws Exception {
    assertEquals(collect().size(), collect().size(), "a second run is no different");
  }

  @Test
  final void argumentsThatItCannotUse_areRefusedInASentence() throws Exception {
    Settings wrong =
        new Settings(List.of("/netlapse/has/no/such/argument"), Map.copyOf(settings().options()));
    CollectException refused =
        assertThrows(CollectException.class, () -> collector().collect(wrong, new Remembering()));
    assertFalse(String.valueOf(refused.getMessage()).isBlank(), "what, where, and what to do");
  }

  @Test
  final void captureThatIsRefused_isNoFaultOfIt() throws Exception {
    Queue<String> failed = new ConcurrentLinkedQueue<>();
    Sink refusing =
        new Sink() {
          @Override
          public void deliver(Capture capture) throws CollectException {
            throw new CollectException("The service refuses it, for a test.");
          }

          @Override
          public void failed(String target, String reason) {
            failed.add(reason);
          }
        };
    try {
      collector().collect(settings(), refusing);
      assertFalse(failed.isEmpty(), "it says nothing of what was refused");
    } catch (CollectException e) {
      assertFalse(String.valueOf(e.getMessage()).isBlank());
    }
  }

  @Test
  final void interruption_endsIt() throws Exception {
    CountDownLatch delivers = new CountDownLatch(1);
    Settings settings = settings();
    Thread run =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    collector()
                        .collect(
                            settings,
                            _ -> {
                              delivers.countDown();
                              Thread.sleep(Duration.ofMinutes(5)); // the service is away
                            });
                  } catch (CollectException | InterruptedException e) {
                    Thread.currentThread().interrupt(); // either is an end
                  }
                });
    assertTrue(delivers.await(60, TimeUnit.SECONDS), "it delivers nothing");
    run.interrupt();
    assertTrue(run.join(SOON), "it goes on though it was interrupted");
  }

  private List<Capture> collect() throws Exception {
    Remembering sink = new Remembering();
    collector().collect(settings(), sink);
    assertEquals(List.of(), List.copyOf(sink.failed), "targets that failed");
    assertFalse(sink.delivered.isEmpty(), "it collected nothing");
    return List.copyOf(sink.delivered);
  }

  private static Bundle bundle(Capture capture) throws IOException, BundleException {
    return new BundleReader(BundleLimits.DEFAULT)
        .read(new ByteArrayInputStream(capture.bundle().toByteArray()));
  }

  private static final class Remembering implements Sink {

    private final Queue<Capture> delivered = new ConcurrentLinkedQueue<>();
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();

    @Override
    public void deliver(Capture capture) {
      delivered.add(capture);
    }

    @Override
    public void failed(String target, String reason) {
      failed.add(target + ": " + reason);
    }
  }
}
