package io.netlapse.engine.facts.route;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.snapshot.Command;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class IpNexthopParserTest {

  private final IpNexthopParser parser = new IpNexthopParser();

  @Test
  void group_ofVeryManyMembers_isRead() {
    String members = IntStream.range(1, 20_000).mapToObj(Integer::toString).collect(joining("/"));

    Reading reading =
        parser.read("id 30000 group " + members + "\n", Command.parse("ip nexthop show"));

    assertThat(reading.unread()).isEmpty();
    assertThat(reading.facts()).hasSize(1);
  }

  @Test
  void group_withAMemberThatIsNone_isNotRead() {
    Reading reading = parser.read("id 3 group 1/x/2\n", Command.parse("ip nexthop show"));

    assertThat(reading.facts()).isEmpty();
    assertThat(reading.unread()).hasSize(1);
  }
}
