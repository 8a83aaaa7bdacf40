package io.netlapse.engine.facts.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.network.Route;
import io.netlapse.spi.snapshot.Command;
import org.junit.jupiter.api.Test;

/** What no listing of ours shows; the rest stands in the fixtures. */
final class EncapTest {

  private static final Command LISTING = Command.parse("ip -6 route show table all");

  @Test
  void kindThatNobodyKnows_isKeptUpToTheRouteAndTold() {
    String text = "2001:db8:1::/48  encap later key 5 via fd00::9 dev v0 metric 7 pref medium\n";

    Reading reading = read(text);

    Route route = Route.of(reading.facts().getFirst().fact());
    assertThat(route.attributes()).containsEntry("encap", "later key 5");
    assertThat(route.via()).isEqualTo("fd00::9");
    assertThat(reading.unread()).hasSize(1);
  }

  @Test
  void wordThatNobodyKnows_isTold() {
    String text =
        "[{\"dst\":\"2001:db8:1::/48\",\"encap\":{\"encap_type\":\"mpls\",\"dst\":\"100\",\"later\":5},\"dev\":\"v0\",\"metric\":7,\"flags\":[],\"pref\":\"medium\"}]\n";

    Reading reading = read(text);

    Route route = Route.of(reading.facts().getFirst().fact());
    assertThat(route.attributes()).containsEntry("encap", "mpls 100");
    assertThat(reading.unread().stream().map(span -> span.of(text)))
        .containsExactly("\"encap\":{\"encap_type\":\"mpls\",\"dst\":\"100\",\"later\":5}");
  }

  @Test
  void encapThatIsCutOff_isNoRoute() {
    assertThat(read("2001:db8:1::/48  encap ip6 id 9 src :: dst\n").facts()).isEmpty();
  }

  private static Reading read(String text) {
    return new IpRouteParser().read(text, LISTING);
  }
}
