package io.netlapse.collectors.runtime.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.collectors.push.PushClient;
import io.netlapse.collectors.runtime.Receiver;
import io.netlapse.collectors.runtime.Receiver.Answer;
import io.netlapse.collectors.runtime.StillTime;
import io.netlapse.collectors.runtime.health.Health;
import io.netlapse.collectors.runtime.spool.Spool;
import io.netlapse.collectors.runtime.spool.SpoolLimits;
import io.netlapse.spi.collect.Capture;
import io.netlapse.spi.snapshot.Content;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Spool, sender and client, as they are, behind a network that cuts, resets, delays and repeats.
 */
final class FaultyProxyTest {

  private static final int CAPTURES = 100;
  private static final Duration A_DAY = Duration.ofDays(1);

  @TempDir Path folder;
  private final StillTime time = new StillTime();
  private final List<String> remarks = new ArrayList<>();

  /** What the service has, by which it knows what comes again. */
  private final Set<String> kept = ConcurrentHashMap.newKeySet();

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void whateverTheNetworkDoes_eachCaptureArrivesOnce(long seed) throws Exception {
    try (Receiver receiver = new Receiver();
        FaultyProxy proxy = new FaultyProxy(receiver.port(), seed);
        PushClient push = Receiver.clientOf(proxy.port());
        Spool spool = Spool.open(folder, SpoolLimits.DEFAULT, time::now)) {
      receiver.answers(bundle -> new Answer(kept.add(bundle) ? 201 : 200));
      for (int number = 0; number < CAPTURES; number++) {
        spool.put(new Capture("capture " + number, Content.of(bundle(number)), Capture.Age.LIVE));
      }
      Health health = new Health(time);
      Reporter reporter =
          new Reporter(spool, push, health, time, new Reporter.Name("agent", "n1", "0.1.0"));
      Sender sender =
          new Sender(spool, push, health, reporter, time, new Random(seed), remarks::add);

      assertThat(sender.drain(A_DAY)).as("what still waits").isEmpty();

      assertThat(spool.depth().files()).isZero();
      assertThat(spool.gaps()).as("gaps, for nothing was lost").isEmpty();
      assertThat(spool.depth().refused() + spool.depth().damaged()).as("set aside").isZero();
      assertThat(kept)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, CAPTURES).mapToObj(FaultyProxyTest::bundle).toList());
      assertThat(receiver.taken().size())
          .as("pushes, some of which came again")
          .isGreaterThan(CAPTURES);
      assertThat(proxy.connections()).isGreaterThan(FaultyProxy.Fault.values().length);
      assertThat(time.sleeps()).as("waits after faults").isNotEmpty();
    }
  }

  private static String bundle(int number) {
    byte[] noise = new byte[200];
    new Random(number).nextBytes(noise);
    return "netlapse-bundle 1\nnode: n1\ncaptured-at: 2026-11-21T11:%02d:%02dZ\nnoise: %s\n\nend: 0\n"
        .formatted(number / 60, number % 60, HexFormat.of().formatHex(noise));
  }
}
