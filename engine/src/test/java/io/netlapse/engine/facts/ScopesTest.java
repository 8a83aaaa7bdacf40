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
          ip neigh                           | neighbour-unanswered neighbour[state=dynamic] neighbour[state=permanent]
          ip n show nud all                  | neighbour-unanswered neighbour[state=dynamic] neighbour[state=noarp] neighbour[state=permanent]
          ip -4 neigh show dev cni0 nud all  | neighbour-unanswered[dev=cni0,family=inet] neighbour[dev=cni0,family=inet,state=dynamic] neighbour[dev=cni0,family=inet,state=noarp] neighbour[dev=cni0,family=inet,state=permanent]
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
          route -A inet6 -n                  | route-brief[family=inet6,form=route]
          route -6n                          | route-brief[family=inet6,form=route]
          netstat -rn6                       | route-brief[family=inet6,form=netstat]
          busybox route -n                   | route-brief[family=inet,form=route]
          cat /proc/net/route                | route-brief[family=inet,form=route]
          cat /proc/net/fib_trie             | route-brief[form=fib-trie]
          arp -n                             | neighbour-brief[form=arp]
          arp -an                            | neighbour-brief[form=arp]
          cat /proc/net/arp                  | neighbour-brief[form=arp]
          ifconfig -a                        | link-brief[form=ifconfig] link-mtu
          ifconfig eth0                      | link-brief[dev=eth0,form=ifconfig] link-mtu[dev=eth0]
          brctl show                         | bridge
          bridge fdb                         | bridge-fdb
          bridge -s f s                      | bridge-fdb
          bridge fdb show dev vx0            | bridge-fdb[dev=vx0]
          bridge vlan show                   | bridge-vlan
          bridge -j vlan show dev v1         | bridge-vlan[dev=v1]
          bridge link                        | bridge-port
          ip netconf                         | netconf
          ip -4 netconf show dev eth0        | netconf[dev=eth0,family=inet]
          ip netns                           | netns
          ip netns list                      | netns
          ip vrf show                        | vrf
          ip maddr                           | multicast-address
          ip -6 maddr show dev eth0          | multicast-address[dev=eth0,family=inet6]
          ethtool -k eth0                    | offload[dev=eth0]
          ethtool -i eth0                    | device-driver[dev=eth0]
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
        "netstat -rn | head",
        "route",
        "netstat -r",
        "route -ne",
        "ip route get 10.0.0.1",
        "ip r g 10.0.0.1 from 10.0.0.2 iif eth0",
        "ifconfig",
        "ifconfig eth0:1",
        "ifconfig -a | head -3",
        "ifconfig -s",
        "arp",
        "arp -n 10.0.0.1",
        "arp -an | grep eth0",
        "brctl show cni0",
        "brctl showmacs cni0",
        "bridge fdb show br cni0",
        "bridge fdb show | grep vx0",
        "bridge fdb show dynamic",
        "bridge vlan show vid 5",
        "ip tunnel show",
        "ip netconf show whatever",
        "ethtool -K eth0 gro off",
        "cat /sys/class/net/eth0/mtu",
        "capture --only ethtool-features"
      })
  void command_thatSelects_coversOnlyWhatItShows(String line) {
    assertThat(scope(line)).isEqualTo(Scope.ONLY_SHOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip route add default via 10.0.0.1",
        "ip route help",
        "ip -n red route",
        "ip -netns red addr",
        "ip netns exec red ip addr",
        "ip",
        "ip -batch file",
        "ip nexthop get id 3",
        "ip nexthop bucket show",
        "ip -br neigh",
        "ip -n red route get 10.0.0.1",
        "ip netns add red",
        "ip tunnel add t0 mode ipip",
        "bridge fdb add 02:00:00:00:00:01 dev vx0",
        "bridge -n red fdb show",
        "bridge mdb show",
        "ifconfig eth0 up mtu 9000",
        "arp -d 10.0.0.1",
        "brctl addif cni0 eth0",
        "ethtool eth0",
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
