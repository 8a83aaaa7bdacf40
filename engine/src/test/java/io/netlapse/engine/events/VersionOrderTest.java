package io.netlapse.engine.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The order of the list was checked with {@code dpkg --compare-versions} but for the pre-releases.
 */
final class VersionOrderTest {

  private static final List<String> RISING =
      List.of(
          "1.9.0",
          "1.20.7",
          "1.20.7-01",
          "1.20.10",
          "1.21.0-alpha.1",
          "1.21.0-rc.1",
          "1.21.0",
          "1.21.2~rc1",
          "1.21.2",
          "1.21.2a",
          "1.21.2+k3s1",
          "252.36-1~deb12u1",
          "252.38-1~deb12u1",
          "252.38-1",
          "99999999999999999999999999",
          "1:1.0");

  @Test
  void compare_shuffled_isSortedAgain() {
    List<String> versions = new ArrayList<>(RISING);
    Collections.shuffle(versions, new Random(7));

    versions.sort(VersionOrder.INSTANCE);

    assertThat(versions).containsExactlyElementsOf(RISING);
  }

  @ParameterizedTest
  @CsvSource({"1.21.2, v1.21.2", "1.02, 1.2", "0:1.0, 1.0", "1.21.2, 1.21.2-00"})
  void compare_writtenInTwoWays_isEqual(String one, String other) {
    assertThat(VersionOrder.INSTANCE.compare(one, other)).isZero();
  }
}
