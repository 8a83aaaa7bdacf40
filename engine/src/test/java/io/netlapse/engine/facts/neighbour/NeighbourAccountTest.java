package io.netlapse.engine.facts.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Fixture;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No line of an output is dropped silently. */
final class NeighbourAccountTest {

  static List<Fixture> fixtures() {
    return Fixture.readBy("ip-neigh");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void everyLine_isAFactOrUnderstoodOrUnread(Fixture fixture) {
    assertThat(fixture.forgotten(IpNeighbourParser.draft(fixture.text(), fixture.command())))
        .isEmpty();
  }
}
