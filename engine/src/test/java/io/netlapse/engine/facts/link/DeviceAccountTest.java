package io.netlapse.engine.facts.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.Fixture;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No line of an output is dropped silently. */
final class DeviceAccountTest {

  static List<Fixture> fixtures() {
    return Stream.concat(Fixture.readBy("ip-address").stream(), Fixture.readBy("ip-link").stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void everyLine_isAFactOrUnderstoodOrUnread(Fixture fixture) {
    assertThat(fixture.forgotten(DeviceReader.draft(fixture.text(), fixture.command()))).isEmpty();
  }
}
