package io.netlapse.bench.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.BundleReader;
import io.netlapse.spi.bundle.BundleSection;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.NodeClock;
import io.netlapse.spi.snapshot.ProbeId;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

final class PushesTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void unchanged_isAFleetThatPushesEveryFiveMinutes() throws Exception {
    List<byte[]> pushes = pushes("valid_lft 86400sec").unchanged(65);

    assertThat(pushes).hasSize(2 * Pushes.NODES);
    Bundle first = bundle(pushes.get(3));
    Bundle next = bundle(pushes.get(3 + Pushes.NODES));
    assertThat(first.node()).isEqualTo("bench-03").isEqualTo(next.node());
    assertThat(Duration.between(first.capturedAt(), next.capturedAt())).hasMinutes(5);
    assertThat(next.clock().uptime()).isEqualTo(first.clock().uptime().plusMinutes(5));
  }

  @Test
  void unchanged_lifetimes_runDownAndAreRenewed() throws Exception {
    List<byte[]> pushes = pushes("valid_lft 400sec \"expires\":400, forever").unchanged(192);

    assertThat(output(pushes.get(0))).isEqualTo("valid_lft 400sec \"expires\":400, forever");
    assertThat(output(pushes.get(64))).isEqualTo("valid_lft 100sec \"expires\":100, forever");
    assertThat(output(pushes.get(128))).isEqualTo("valid_lft 200sec \"expires\":200, forever");
  }

  @Test
  void unchanged_timer_runsOn() throws Exception {
    List<byte[]> pushes = pushes("gc_timer  293.52 x").unchanged(128);

    assertThat(output(pushes.get(0))).isEqualTo("gc_timer  293.52 x");
    assertThat(output(pushes.get(64))).isNotEqualTo("gc_timer  293.52 x").endsWith(" x");
  }

  private static Pushes pushes(String output) {
    BundleSection section =
        new BundleSection(
            new ProbeId("ip-address"),
            Command.parse("ip -d address show"),
            Duration.ZERO,
            Duration.ZERO,
            0,
            null,
            Content.of(output),
            Content.NONE);
    Bundle bundle =
        new Bundle("node-1", START, NodeClock.UNKNOWN, null, List.of(section), List.of());
    return new Pushes(new Captures("a test", List.of(bundle), List.of()), START);
  }

  private static String output(byte[] push) throws Exception {
    return bundle(push).sections().getFirst().output().text();
  }

  private static Bundle bundle(byte[] push) throws Exception {
    return new BundleReader(BundleLimits.DEFAULT)
        .read(new GZIPInputStream(new ByteArrayInputStream(push)));
  }
}
