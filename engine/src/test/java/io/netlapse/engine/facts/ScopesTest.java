package io.netlapse.engine.facts;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.netlapse.spi.fact.Coverage;
import io.netlapse.spi.fact.Scope;
import io.netlapse.spi.fact.SectionParser;
import io.netlapse.spi.snapshot.Command;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which facts a command line of {@code ip} could have shown, read as {@code ip} itself reads it.
 */
final class ScopesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ip route                           | route[family=inet,table=main]
          ip r                               | route[family=inet,table=main]
          ip ro sh                           | route[family=inet,table=main]
          ip route ls                        | route[family=inet,table=main]
          sudo /sbin/ip -d -o route list     | route[family=inet,table=main]
          ip -6 route                        | route[family=inet6,table=main]
          ip -f inet6 r                      | route[family=inet6,table=main]
          ip --family inet6 r                | route[family=inet6,table=main]
          ip r s t all                       | route
          ip -4 r s t all                    | route[family=inet]
          ip -j -d route show table all      | route
          ip route show table local          | route[family=inet,table=local]
          ip route show table 255            | route[family=inet,table=local]
          ip route show table 2004           | route[family=inet,table=2004]
          ip route show dev eth0             | route[dev=eth0,family=inet,table=main]
          ip route show table all dev eth0   | route[dev=eth0]
          ip rule                            | rule-brief[family=inet] rule[family=inet]
          ip -6 ru                           | rule-brief[family=inet6] rule[family=inet6]
          ip neigh                           | neighbour[state=dynamic] neighbour[state=permanent]
          ip n show nud all                  | neighbour[state=dynamic] neighbour[state=noarp] neighbour[state=permanent]
          ip -4 neigh show dev cni0 nud all  | neighbour[dev=cni0,family=inet,state=dynamic] neighbour[dev=cni0,family=inet,state=noarp] neighbour[dev=cni0,family=inet,state=permanent]
          ip neigh show proxy                | neighbour[state=none]
          ip nexthop                         | nexthop
          ip -d nexthop show dev eth0        | nexthop[dev=eth0]
          ip -4 a                            | address[family=inet]
          ip -o a                            | address
          ip -o -4 addr show eth0            | address[dev=eth0,family=inet]
          ip -br a                           | address-brief link-brief[form=address]
          ip -br link                        | link-brief[form=link]
          ip a s flannel.1                   | address[dev=flannel.1] link-address[dev=flannel.1] link-altname[dev=flannel.1] link-master[dev=flannel.1] link-mtu[dev=flannel.1] link-permaddr[dev=flannel.1] link-queue[dev=flannel.1] link-state[dev=flannel.1] link[dev=flannel.1]
          ip -d link show dev cni0           | link-address[dev=cni0] link-altname[dev=cni0] link-detail[dev=cni0] link-master[dev=cni0] link-mtu[dev=cni0] link-permaddr[dev=cni0] link-queue[dev=cni0] link-state[dev=cni0] link[dev=cni0]
          route -n                           | route-brief[family=inet,form=route]
          netstat -rn                        | route-brief[family=inet,form=netstat]
          """)
  void command_coversWhatItLists(String line, String expected) {
    assertThat(text(scope(line))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip route | grep kube",
        "ip route > /tmp/routes",
        "ip route show 10.0.0.0/8",
        "ip route show root 10.0.0.0/8",
        "ip route show match 10.0.0.0/8",
        "ip route show proto bird",
        "ip route show type blackhole",
        "ip route show scope link",
        "ip route show via 10.0.0.1",
        "ip route show vrf red",
        "ip route show whatever",
        "ip -M route",
        "ip rule show table 100",
        "ip neigh show 10.0.0.1",
        "ip neigh show nud permanent",
        "ip -4 nexthop",
        "ip nexthop show groups",
        "ip nexthop show id 3",
        "ip addr show up",
        "ip addr show scope global",
        "ip addr show type vxlan",
        "ip addr show dev eth0 scope global",
        "ip link show master cni0",
        "netstat -rn | head"
      })
  void command_thatSelects_coversOnlyWhatItShows(String line) {
    assertThat(scope(line)).isEqualTo(Scope.ONLY_SHOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip route get 10.0.0.1",
        "ip route add default via 10.0.0.1",
        "ip route help",
        "ip -n red route",
        "ip -netns red addr",
        "ip netns exec red ip addr",
        "ip",
        "ip -batch file",
        "ip nexthop get id 3",
        "ip nexthop bucket show",
        "ip maddr",
        "ip -br neigh",
        "nsenter --net ip a",
        "netstat -s",
        "route add default gw 10.0.0.1",
        "route -C"
      })
  void command_thatListsNothingOfThisNode_isNotRead(String line) {
    assertThat(Fixture.probes().parser(Command.parse(line))).isEmpty();
  }

  private static Scope scope(String line) {
    Command command = Command.parse(line);
    SectionParser parser = Fixture.probes().parser(command).orElseThrow();
    return parser.scope(command);
  }

  /** Without what the same command covers in the dialects that hide fields. */
  private static String text(Scope scope) {
    return scope.coverages().stream()
        .map(Coverage::toString)
        .filter(coverage -> !coverage.contains("form=ip") && !coverage.contains("form=flags"))
        .collect(joining(" "));
  }
}
