package io.netlapse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A run of a few seconds over a real database and a real service. */
final class BenchTest {

  @Test
  void run_small_measuresEverything() throws Exception {
    Options options = new Options(2, 600, 3, null, 16, List.of());

    Measured measured = Bench.run(options);

    assertThat(measured.manifests()).as("things that unchanged pushes say").isEqualTo(1);
    assertThat(measured.stored()).isGreaterThanOrEqualTo(600);
    assertThat(measured.unchanged().rows()).as("rows of an unchanged snapshot").isEqualTo(1.0);
    assertThat(measured.first()).hasSameSizeAs(measured.second());
    assertThat(Report.of(options, measured)).contains("ingest / floor", "captures", "WAL");
  }
}
