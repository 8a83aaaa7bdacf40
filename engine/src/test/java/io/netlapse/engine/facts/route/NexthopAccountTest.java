package io.netlapse.engine.facts.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Fixture;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No line of an output is dropped silently. */
final class NexthopAccountTest {

  static List<Fixture> fixtures() {
    return Fixture.readBy("ip-nexthop");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void everyLine_isAFactOrUnderstoodOrUnread(Fixture fixture) {
    assertThat(fixture.forgotten(IpNexthopParser.draft(fixture.text()))).isEmpty();
  }
}
