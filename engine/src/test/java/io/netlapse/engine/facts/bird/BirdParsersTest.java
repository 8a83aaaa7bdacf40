package io.netlapse.engine.facts.bird;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.engine.facts.ListedFixture;
import io.netlapse.engine.facts.Parsed;
import io.netlapse.spi.fact.Reading;
import io.netlapse.spi.snapshot.Command;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What two real versions of BIRD said; see the README beside the resources. */
final class BirdParsersTest {

  private static final BirdProtocolsParser PROTOCOLS = new BirdProtocolsParser();
  private static final BirdRouteParser ROUTES = new BirdRouteParser();
  private static final BirdStatusParser STATUS = new BirdStatusParser();
  private static final List<BirdParser> ALL = List.of(PROTOCOLS, ROUTES, STATUS);

  static List<ListedFixture> fixtures() {
    return ListedFixture.of("bird");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void everyLine_isAFactOrUnderstood(ListedFixture fixture) {
    BirdParser parser = parser(fixture.command());

    assertThat(fixture.forgotten(parser::draft)).isEmpty();
    assertThat(parser.read(fixture.text(), fixture.command()).unread()).isEmpty();
  }

  private static BirdParser parser(Command command) {
    return ALL.stream().filter(parser -> parser.reads(command)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bird1", "bird2"})
  void protocols_withAll_giveTheFactsOfThePlainListToo(String bird) {
    List<String> plain = read(PROTOCOLS, "birdc show protocols", bird + "-show-protocols.txt");

    assertThat(read(PROTOCOLS, "birdc show protocols all", bird + "-show-protocols-all.txt"))
        .containsAll(plain);
  }

  @Test
  void sessions_tellWhetherTheyAreEstablished_andWhereTheyStand() {
    assertThat(read(PROTOCOLS, "birdc show protocols", "bird2-show-protocols.txt"))
        .contains(
            "bird-version daemon=bird version=2.0.12",
            "bird-protocol daemon=bird protocol=kernel1 state=up table=master4 type=Kernel",
            "bird-protocol daemon=bird protocol=Node_10_0_0_3 state=start type=BGP",
            "bgp-session daemon=bird established=true protocol=Mesh_10_0_0_2",
            "bgp-phase daemon=bird phase=Established protocol=Mesh_10_0_0_2",
            "bgp-session daemon=bird established=false protocol=Node_10_0_0_3",
            "bgp-phase daemon=bird error=\"Socket: No route to host\" phase=Connect"
                + " protocol=Node_10_0_0_3",
            "bgp-session daemon=bird established=false protocol=Off",
            "bgp-phase daemon=bird phase=Down protocol=Off");
  }

  @Test
  void details_tellNeighbourAndChannels() {
    assertThat(read(PROTOCOLS, "birdc show protocols all", "bird2-show-protocols-all.txt"))
        .contains(
            "bgp-neighbour address=10.0.0.2 as=64512 daemon=bird local-as=64512"
                + " protocol=Mesh_10_0_0_2",
            "bgp-session-detail daemon=bird id=10.0.0.2 protocol=Mesh_10_0_0_2"
                + " session=\"internal multihop AS4\" source=10.0.0.1",
            "bird-channel channel=ipv4 daemon=bird input=ACCEPT output=(unnamed) preference=100"
                + " protocol=Mesh_10_0_0_2 table=master4",
            "bird-channel channel=ipv6 daemon=bird input=ACCEPT output=ACCEPT preference=100"
                + " protocol=Mesh_10_0_0_2 table=master6",
            "bgp-neighbour address=10.0.0.4 as=64514 daemon=bird local-as=64512 protocol=Off");
    assertThat(read(PROTOCOLS, "birdc show protocols all", "bird1-show-protocols-all.txt"))
        .contains(
            "bgp-neighbour address=10.0.0.2 as=64512 daemon=bird protocol=Mesh_10_0_0_2",
            "bird-channel channel=ipv4 daemon=bird input=ACCEPT output=REJECT preference=100"
                + " protocol=Node_10_0_0_3");
  }

  @Test
  void routes_ofBothVersions_haveTheirTypeWaysAndChoice() {
    assertThat(read(ROUTES, "birdc show route", "bird1-show-route.txt"))
        .containsExactly(
            "bird-version daemon=bird version=1.6.8",
            "bird-route daemon=bird hops=\"dev va\" metric=240 preferred=true prefix=10.0.0.0/24"
                + " protocol=direct1 table=master type=unicast",
            "bird-route daemon=bird metric=200 preferred=true prefix=10.98.0.0/16"
                + " protocol=static1 table=master type=prohibit",
            "bird-route daemon=bird hops=\"via 10.0.0.2 on va\" metric=100/0 note=i preferred=true"
                + " prefix=10.244.2.0/26 protocol=Mesh_10_0_0_2 table=master type=unicast",
            "bird-route daemon=bird metric=200 preferred=true prefix=10.244.1.0/26"
                + " protocol=static1 table=master type=blackhole",
            "bird-route daemon=bird hops=\"via 10.0.0.2 on va\" metric=100/0 note=i"
                + " preferred=false prefix=10.244.1.0/26 protocol=Mesh_10_0_0_2 table=master"
                + " type=unicast",
            "bird-route daemon=bird hops=\"via 10.0.0.77 on va\" metric=10 preferred=true"
                + " prefix=172.20.0.0/16 protocol=kernel1 table=master type=unicast");
    assertThat(read(ROUTES, "birdc show route", "bird2-show-route.txt"))
        .contains(
            "bird-route daemon=bird hops=\"via 10.0.0.2 on va weight 2,via 10.0.0.3 on va weight"
                + " 1\" metric=200 preferred=true prefix=10.97.0.0/16 protocol=static1"
                + " table=master4 type=unicast",
            "bird-route daemon=bird hops=\"via 10.0.0.2 on va\" metric=100 note=i preferred=false"
                + " prefix=10.244.1.0/26 protocol=Mesh_10_0_0_2 table=master4 type=unicast",
            "bird-route daemon=bird metric=200 preferred=true prefix=fd00:244:1::/64"
                + " protocol=static6 table=master6 type=blackhole");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bird1", "bird2"})
  void routes_withAll_areTheSameAndHaveAttributes(String bird) {
    List<String> plain = read(ROUTES, "birdc show route", bird + "-show-route.txt");
    List<String> all = read(ROUTES, "birdc show route all", bird + "-show-route-all.txt");

    assertThat(all)
        .filteredOn(fact -> !fact.startsWith("bird-route-attributes "))
        .containsExactlyElementsOf(plain);
    assertThat(all)
        .filteredOn(fact -> fact.startsWith("bird-route-attributes "))
        .anyMatch(fact -> fact.contains("BGP.med: 5; BGP.local_pref: 100"));
  }

  @Test
  void routeThatAnotherRouterTold_hasItsSource() {
    String text =
        "172.30.179.192/26  via 192.168.57.4 on enp0s8 [Node_192_168_57_5 2026-03-01 from"
            + " 192.168.57.5] ! (100/0) [AS64513i]\n";

    assertThat(Parsed.by(ROUTES, "birdcl show route", text).facts())
        .containsExactly(
            "bird-route daemon=bird from=192.168.57.5 hops=\"via 192.168.57.4 on enp0s8\""
                + " metric=100/0 note=\"not in the kernel AS64513i\" preferred=true"
                + " prefix=172.30.179.192/26 protocol=Node_192_168_57_5 table=master"
                + " type=unicast");
  }

  @Test
  void status_isReadWithoutTheTimeNow() {
    assertThat(read(STATUS, "birdc show status", "bird2-show-status.txt"))
        .hasSize(3)
        .contains("bird-status daemon=bird router-id=10.0.0.1 state=\"Daemon is up and running\"")
        .noneMatch(fact -> fact.contains("22:53:27"));
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void timesAndCounts_areNoChange(ListedFixture fixture) {
    String later =
        fixture.file().contains("status")
            ? fixture.text().replace("server time is 2026-11-27", "server time is 2026-11-28")
            : fixture
                .text()
                .replace("22:53:", "23:54:")
                .replaceAll("(\\d+) imported", "17 imported")
                .replaceAll("Hold timer: .*", "Hold timer:       12/240");
    BirdParser parser = parser(fixture.command());

    assertThat(later).isNotEqualTo(fixture.text());
    assertThat(Parsed.by(parser, fixture.command().text(), later))
        .isEqualTo(Parsed.by(parser, fixture.command().text(), fixture.text()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          birdc show protocols          | bird
          birdcl6 show protocols        | bird6
          birdcl -s /var/run/calico/bird6.ctl s p | bird6
          kubectl exec calico-node-x -n calico-system -- birdcl -s /run/calico/bird.ctl show protocols | bird
          """)
  void command_tellsTheDaemon(String line, String daemon) {
    assertThat(PROTOCOLS.reads(Command.parse(line))).isTrue();
    assertThat(PROTOCOLS.scope(Command.parse(line)).coverages().toString())
        .isEqualTo(
            "[bgp-phase[daemon=%1$s], bgp-session[daemon=%1$s], bird-protocol[daemon=%1$s],"
                    .formatted(daemon)
                + " bird-version[daemon=%s]]".formatted(daemon));
  }

  @Test
  void newBird_listsEveryTable_oldBirdOne() {
    assertThat(routeScope("birdc show route", "bird1-show-route.txt"))
        .isEqualTo("bird-route[daemon=bird,table=master]");
    assertThat(routeScope("birdc show route", "bird2-show-route.txt"))
        .isEqualTo("bird-route[daemon=bird]");
    assertThat(routeScope("birdc show route table master4", "bird2-show-route-table.txt"))
        .isEqualTo("bird-route[daemon=bird,table=master4]");
    assertThat(routeScope("birdc show route protocol static1", "bird1-show-route.txt")).isEmpty();
    assertThat(routeScope("birdc show route for 10.0.0.1", "bird1-show-route.txt")).isEmpty();
    assertThat(routeScope("birdc show route | grep va", "bird2-show-route.txt")).isEmpty();
  }

  private static String routeScope(String line, String file) {
    Command command = Command.parse(line);
    Reading reading = ROUTES.read(ListedFixture.text("bird", file), command);
    return ROUTES.scope(command, reading).coverages().stream()
        .map(Object::toString)
        .collect(joining(" "));
  }

  private static List<String> read(BirdParser parser, String command, String file) {
    return Parsed.by(parser, command, ListedFixture.text("bird", file)).facts();
  }
}
