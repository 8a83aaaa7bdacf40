package io.netlapse.collectors.upload.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.bundle.BundleSection;
import io.netlapse.spi.snapshot.Command;
import io.netlapse.spi.snapshot.Content;
import io.netlapse.spi.snapshot.NodeClock;
import io.netlapse.spi.snapshot.ProbeId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ToldClockTest {

  private static final Instant AT = Instant.parse("2021-07-10T21:20:20Z");
  private static final String BOOT = "4b8d02f6-c79a-4f11-b3e8-50a7d4c61e96";

  @Test
  void clock_isWhatTheSectionsTell() {
    List<BundleSection> sections =
        List.of(
            section("boot-id", "cat /proc/sys/kernel/random/boot_id", 0, BOOT + "\n"),
            section("boot-time", "grep btime /proc/stat", 0, "btime 1625951910\n"),
            section("machine-id", "cat /etc/machine-id", 0, "b1c94e0a7d3f\n"));

    assertThat(ToldClock.clock(sections, AT))
        .isEqualTo(new NodeClock(BOOT, Duration.ofSeconds(110), null));
    assertThat(ToldClock.machineId(sections)).isEqualTo("b1c94e0a7d3f");
  }

  @Test
  void clock_whereNothingWasSaid_isUnknown() {
    List<BundleSection> sections =
        List.of(
            section("boot-id", "cat /proc/sys/kernel/random/boot_id", 1, BOOT),
            section("boot-time", "grep btime /proc/stat", 0, "nonsense"),
            section("uname", "uname -n", 0, "worker-1"));

    assertThat(ToldClock.clock(sections, AT)).isEqualTo(NodeClock.UNKNOWN);
    assertThat(ToldClock.machineId(sections)).isNull();
  }

  @Test
  void clock_ofABootInTheFuture_hasNoUptime() {
    List<BundleSection> sections =
        List.of(section("boot-time", "grep btime /proc/stat", 0, "btime 1925951910"));

    assertThat(ToldClock.clock(sections, AT).uptime()).isNull();
  }

  private static BundleSection section(String probe, String command, int exit, String output) {
    return new BundleSection(
        new ProbeId(probe),
        Command.parse(command),
        Duration.ZERO,
        Duration.ZERO,
        exit,
        null,
        Content.of(output),
        Content.NONE);
  }
}
