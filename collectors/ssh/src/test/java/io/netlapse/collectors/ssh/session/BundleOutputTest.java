package io.netlapse.collectors.ssh.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BundleOutputTest {

  private static final Instant NOW = Instant.parse("2026-11-21T11:40:00Z");
  private static final String BUNDLE = "netlapse-bundle 1\nnode: a\n\u0001\n";

  private final List<Event> events = new ArrayList<>();
  private final BundleOutput output = new BundleOutput(100, () -> NOW, events::add);

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 1_000})
  void bundle_beginsAtItsFirstLine(int piece) throws IOException {
    write("Welcome\nto \u001b[1mn\u001b[0m\r\n$ " + BUNDLE, piece);

    assertThat(output.bundle()).asString(UTF_8).isEqualTo(BUNDLE);
    assertThat(output.begunAt()).isEqualTo(NOW);
    assertThat(output.noise()).isEqualTo("Welcome / to n / $");
    assertThat(events).containsExactly(Event.BEGUN);
  }

  @Test
  void readiness_isHeardBeforeTheBundle() throws IOException {
    write("motd\n" + RemoteCommand.READY + "\n" + BUNDLE, 1_000);

    assertThat(events).containsExactly(Event.READY, Event.BEGUN);
    assertThat(output.noise()).isEqualTo("motd");
  }

  @Test
  void noise_isTakenUpToALimit() {
    assertThatThrownBy(() -> write("x".repeat(70_000), 1_000))
        .hasMessageContaining("came before a bundle");
  }

  @Test
  void bundle_isTakenUpToALimit() {
    assertThatThrownBy(() -> write(BUNDLE + "x".repeat(101), 1_000))
        .hasMessageContaining("more than 100 bytes");
  }

  @Test
  void end_withoutBundleHasWhatWasSaid() throws IOException {
    write("This account is locked.", 1_000);
    output.close();

    assertThat(output.begunAt()).isNull();
    assertThat(output.noise()).isEqualTo("This account is locked.");
    assertThat(events).containsExactly(Event.ENDED);
  }

  private void write(String text, int piece) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    for (int at = 0; at < bytes.length; at += piece) {
      output.write(bytes, at, Math.min(piece, bytes.length - at));
    }
  }
}
