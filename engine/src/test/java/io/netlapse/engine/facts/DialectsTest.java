package io.netlapse.engine.facts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.bridge.Bridge;
import io.netlapse.spi.bridge.BridgeMac;
import io.netlapse.spi.bridge.BridgePort;
import io.netlapse.spi.bridge.BridgeVlan;
import io.netlapse.spi.bridge.FdbEntry;
import io.netlapse.spi.bridge.LearnedFdbEntry;
import io.netlapse.spi.ethtool.DeviceDriver;
import io.netlapse.spi.ethtool.Offload;
import io.netlapse.spi.fact.Fact;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.network.Address;
import io.netlapse.spi.network.AddressBrief;
import io.netlapse.spi.network.LearnedNeighbour;
import io.netlapse.spi.network.Link;
import io.netlapse.spi.network.LinkAddress;
import io.netlapse.spi.network.LinkAltname;
import io.netlapse.spi.network.LinkAttribute;
import io.netlapse.spi.network.LinkBrief;
import io.netlapse.spi.network.LinkDetail;
import io.netlapse.spi.network.LinkMaster;
import io.netlapse.spi.network.LinkMtu;
import io.netlapse.spi.network.LinkPermanentAddress;
import io.netlapse.spi.network.LinkQueue;
import io.netlapse.spi.network.LinkState;
import io.netlapse.spi.network.MulticastAddress;
import io.netlapse.spi.network.Neighbour;
import io.netlapse.spi.network.NeighbourBrief;
import io.netlapse.spi.network.Netconf;
import io.netlapse.spi.network.NetnsName;
import io.netlapse.spi.network.NexthopObject;
import io.netlapse.spi.network.Route;
import io.netlapse.spi.network.RouteBrief;
import io.netlapse.spi.network.RouteDecision;
import io.netlapse.spi.network.RouteNamed;
import io.netlapse.spi.network.RoutingRule;
import io.netlapse.spi.network.RoutingRuleBrief;
import io.netlapse.spi.network.Tunnel;
import io.netlapse.spi.network.Vrf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One state gives one set of facts, in whatever dialect it was printed. */
final class DialectsTest {

  /** Each kind's view, from a fact and back. */
  private static final Map<String, UnaryOperator<Fact>> VIEWS =
      Map.ofEntries(
          Map.entry(BridgeVlan.KIND.name(), fact -> BridgeVlan.of(fact).toFact()),
          Map.entry(BridgePort.KIND.name(), fact -> BridgePort.of(fact).toFact()),
          Map.entry(Bridge.KIND.name(), fact -> Bridge.of(fact).toFact()),
          Map.entry(BridgeMac.KIND.name(), fact -> BridgeMac.of(fact).toFact()),
          Map.entry(FdbEntry.KIND.name(), fact -> FdbEntry.of(fact).toFact()),
          Map.entry(LearnedFdbEntry.KIND.name(), fact -> LearnedFdbEntry.of(fact).toFact()),
          Map.entry(Offload.KIND.name(), fact -> Offload.of(fact).toFact()),
          Map.entry(DeviceDriver.KIND.name(), fact -> DeviceDriver.of(fact).toFact()),
          Map.entry(NetnsName.KIND.name(), fact -> NetnsName.of(fact).toFact()),
          Map.entry(Vrf.KIND.name(), fact -> Vrf.of(fact).toFact()),
          Map.entry(MulticastAddress.KIND.name(), fact -> MulticastAddress.of(fact).toFact()),
          Map.entry(NeighbourBrief.KIND.name(), fact -> NeighbourBrief.of(fact).toFact()),
          Map.entry(RouteNamed.KIND.name(), fact -> RouteNamed.of(fact).toFact()),
          Map.entry(LinkAttribute.KIND.name(), fact -> LinkAttribute.of(fact).toFact()),
          Map.entry(Netconf.KIND.name(), fact -> Netconf.of(fact).toFact()),
          Map.entry(Tunnel.KIND.name(), fact -> Tunnel.of(fact).toFact()),
          Map.entry(RouteDecision.KIND.name(), fact -> RouteDecision.of(fact).toFact()),
          Map.entry(NexthopObject.KIND.name(), fact -> NexthopObject.of(fact).toFact()),
          Map.entry(Route.KIND.name(), fact -> Route.of(fact).toFact()),
          Map.entry(RouteBrief.KIND.name(), fact -> RouteBrief.of(fact).toFact()),
          Map.entry(RoutingRule.KIND.name(), fact -> RoutingRule.of(fact).toFact()),
          Map.entry(RoutingRuleBrief.KIND.name(), fact -> RoutingRuleBrief.of(fact).toFact()),
          Map.entry(Address.KIND.name(), fact -> Address.of(fact).toFact()),
          Map.entry(AddressBrief.KIND.name(), fact -> AddressBrief.of(fact).toFact()),
          Map.entry(Neighbour.KIND.name(), fact -> Neighbour.of(fact).toFact()),
          Map.entry(LearnedNeighbour.KIND.name(), fact -> LearnedNeighbour.of(fact).toFact()),
          Map.entry(Link.KIND.name(), fact -> Link.of(fact).toFact()),
          Map.entry(LinkState.KIND.name(), fact -> LinkState.of(fact).toFact()),
          Map.entry(LinkMtu.KIND.name(), fact -> LinkMtu.of(fact).toFact()),
          Map.entry(LinkAddress.KIND.name(), fact -> LinkAddress.of(fact).toFact()),
          Map.entry(
              LinkPermanentAddress.KIND.name(), fact -> LinkPermanentAddress.of(fact).toFact()),
          Map.entry(LinkMaster.KIND.name(), fact -> LinkMaster.of(fact).toFact()),
          Map.entry(LinkQueue.KIND.name(), fact -> LinkQueue.of(fact).toFact()),
          Map.entry(LinkDetail.KIND.name(), fact -> LinkDetail.of(fact).toFact()),
          Map.entry(LinkAltname.KIND.name(), fact -> LinkAltname.of(fact).toFact()),
          Map.entry(LinkBrief.KIND.name(), fact -> LinkBrief.of(fact).toFact()));

  static List<Fixture> fixtures() {
    return Fixture.all();
  }

  static List<Path> folders() {
    return Fixture.folders();
  }

  @ParameterizedTest
  @MethodSource("folders")
  void expectedFacts_areWrittenAnewOnDemand(Path folder) throws IOException {
    if (!Boolean.getBoolean("fixtures.write")) {
      assertThat(folder.resolve("expected.facts")).exists();
      return;
    }
    List<Fixture> fixtures = Fixture.of(folder);
    Fixture first =
        fixtures.stream().filter(DialectsTest::hasDetails).findFirst().orElse(fixtures.getFirst());
    Files.writeString(
        folder.resolve("expected.facts"), String.join("\n", facts(first)) + "\n", UTF_8);
    List<String> unread = unread(first);
    if (!unread.isEmpty()) {
      Files.writeString(folder.resolve("expected.unread"), String.join("\n", unread) + "\n", UTF_8);
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void everyDialect_givesTheFactsOfItsScene(Fixture fixture) {
    List<String> expected =
        Fixture.lines(fixture.folder().resolve("expected.facts")).stream()
            .filter(fact -> hasDetails(fixture) || !fact.startsWith("link-detail "))
            .toList();

    assertThat(facts(fixture)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void everyDialect_leavesTheKnownLinesUnread(Fixture fixture) {
    assertThat(unread(fixture))
        .isEqualTo(Fixture.lines(fixture.folder().resolve("expected.unread")));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void everyFact_survivesItsView(Fixture fixture) {
    for (Reading.Read read : fixture.read().facts()) {
      Fact fact = read.fact();
      assertThat(VIEWS.get(fact.kind().name()).apply(fact)).isEqualTo(fact);
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void everyFact_isOfADeclaredKind(Fixture fixture) {
    assertThat(fixture.read().facts())
        .allSatisfy(read -> assertThat(fixture.parser().kinds()).contains(read.fact().kind()));
  }

  private static boolean hasDetails(Fixture fixture) {
    return fixture.command().words().contains("-d");
  }

  private static List<String> facts(Fixture fixture) {
    return fixture.read().facts().stream().map(read -> read.fact().canonical()).sorted().toList();
  }

  private static List<String> unread(Fixture fixture) {
    return fixture.read().unread().stream().map(span -> span.of(fixture.text())).toList();
  }
}
