package io.netlapse.engine.facts.logs;

import static io.netlapse.engine.facts.logs.LogPattern.FLANNEL;
import static io.netlapse.engine.facts.logs.LogPattern.FLANNEL_ALONE;
import static io.netlapse.engine.facts.logs.LogPattern.often;
import static io.netlapse.engine.facts.logs.LogPattern.once;

import java.util.List;

/** What CNI agents, routing daemons and the managers of the network write. */
final class NetworkPatterns {

  private static final List<String> BIRD = List.of("bird", "bird6", "calico-node");
  private static final List<String> SPEAKER = List.of("speaker", "metallb-speaker");
  private static final List<String> CALICO =
      List.of("calico-node", "felix", "confd", "startup", "calico");
  private static final List<String> CILIUM = List.of("cilium-agent", "cilium");
  private static final List<String> NETWORKD = List.of("systemd-networkd");
  private static final List<String> NETWORK_MANAGER = List.of("NetworkManager");
  private static final List<String> DHCP_CLIENTS = List.of("dhclient", "dhcpcd");
  private static final List<String> KEEPALIVED = List.of("Keepalived_vrrp", "keepalived");

  static final List<LogPattern> ALL =
      List.of(
          once(
              "flannel-backend",
              FLANNEL,
              "Found network config - Backend type: %{backend:word}",
              "I1122 10:00:00.000000 1 main.go:452] Found network config - Backend type: vxlan"),
          once(
              "cni-interface",
              FLANNEL,
              "Using interface with name %{dev:word} and address %{address:word}",
              "I1122 10:00:00.000000 1 match.go:263] Using interface with name eth0 and address"
                  + " 10.0.0.1"),
          once(
              "cni-subnet-added",
              FLANNEL,
              "Subnet added: %{prefix:word} via %{gateway:word}",
              "I1122 10:00:00.000000 1 route_network.go:93] Subnet added: 10.244.1.0/24 via"
                  + " 10.0.0.2"),
          once(
              "cni-subnet-removed",
              FLANNEL,
              "Subnet removed: %{prefix:word}",
              "I1122 10:00:00.000000 1 route_network.go:120] Subnet removed: 10.244.1.0/24"),
          often(
              "route-add-failed",
              FLANNEL,
              "Error adding route to {%{_}Dst: %{prefix:word} %{_}}: %{reason}",
              "E1122 10:00:00.000000 1 route_network.go:168] Error adding route to {Ifindex: 2 Dst:"
                  + " 10.244.1.0/24 Src: <nil> Gw: 10.0.0.2 Flags: [] Table: 0}: network is"
                  + " unreachable"),
          often(
              "route-add-failed",
              FLANNEL,
              "Error adding route to %{prefix:word} via %{gateway:word} dev index %{_:number}:"
                  + " %{reason}",
              "E1122 10:00:00.000000 1 hostgw_network.go:130] Error adding route to 10.244.1.0/24"
                  + " via 10.0.0.2 dev index 2: network is unreachable"),
          often(
              "route-add-failed",
              FLANNEL,
              "ailed to add vxlanRoute (%{prefix:word} -> %{gateway:word}): %{reason}",
              "E1122 10:00:00.000000 1 vxlan_network.go:158] failed to add vxlanRoute"
                  + " (10.244.1.0/24 -> 10.244.1.0): invalid argument"),
          often(
              "route-add-failed",
              FLANNEL_ALONE,
              "^#%{_:number}: %{reason}",
              "E1122 10:00:00.000000 1 retry.go:29] #0: no route to host"),
          often(
              "cni-backend-mismatch",
              FLANNEL,
              "gnoring non-%{ours:word} subnet: type=%{theirs:word}",
              "W1122 10:00:00.000000 1 route_network.go:87] Ignoring non-host-gw subnet:"
                  + " type=vxlan"),
          often(
              "cni-backend-mismatch",
              FLANNEL,
              "gnoring non-%{ours:word} %{_:word}(%{prefix:address}): type=%{theirs:word}",
              "W1122 10:00:00.000000 1 vxlan_network.go:116] ignoring non-vxlan"
                  + " v4Subnet(10.244.1.0/24): type=host-gw"),
          often(
              "br-netfilter-missing",
              FLANNEL,
              "ailed to check br_netfilter: %{reason}",
              "E1122 10:00:00.000000 1 main.go:268] Failed to check br_netfilter: stat"
                  + " /proc/sys/net/bridge/bridge-nf-call-iptables: no such file or directory"),
          often(
              "pod-cidr-unassigned",
              FLANNEL,
              "node \"%{node}\" pod cidr not assigned",
              "E1122 10:00:00.000000 1 main.go:335] Error registering network: failed to acquire"
                  + " lease: node \"worker-1\" pod cidr not assigned"),
          often(
              "cni-register-failed",
              FLANNEL,
              "Error registering network: %{reason}",
              "E1122 10:00:00.000000 1 main.go:335] Error registering network: operation not"
                  + " supported"),
          once(
              "cni-device-recreated",
              FLANNEL,
              "%{dev:last} already exists with incompatable configuration: %{reason}",
              "W1122 10:00:00.000000 1 device.go:82] \"flannel.1\" already exists with incompatable"
                  + " configuration: vtep (external) interface: 2 vs 3; recreating device"),
          once(
              "bgp-state",
              BIRD,
              "^%{session:word}: State changed to %{state:word}",
              "bird: Mesh_10_0_0_2: State changed to start"),
          once(
              "bgp-error",
              BIRD,
              "^%{session:word}: Received: %{reason}",
              "bird: Mesh_10_0_0_2: Received: Administrative shutdown"),
          once(
              "bgp-error",
              BIRD,
              "^%{session:word}: Error: %{reason}",
              "bird: Mesh_10_0_0_2: Error: Hold timer expired"),
          often(
              "bgp-error",
              BIRD,
              "^%{session:word}: Socket error: %{reason}",
              "bird: Mesh_10_0_0_2: Socket error: bind: Address not available"),
          often(
              "bgp-error",
              BIRD,
              "^%{session:word}: Connection lost (%{reason})",
              "bird: Mesh_10_0_0_2: Connection lost (Connection reset by peer)"),
          once(
              "bgp-state",
              SPEAKER,
              "BGP session %{state:word} peer=%{session:word}:%{_:number}",
              "{\"caller\":\"native.go:110\",\"event\":\"sessionUp\",\"msg\":\"BGP session"
                  + " established\",\"peer\":\"10.0.0.2:179\"}"),
          once(
              "bgp-error",
              SPEAKER,
              "failed to connect to peer: %{reason} peer=%{session:word}:%{_:number}",
              "{\"caller\":\"native.go:75\",\"error\":\"dial tcp 10.0.0.2:179: connect: connection"
                  + " refused\",\"msg\":\"failed to connect to peer\",\"peer\":\"10.0.0.2:179\"}"),
          often(
              "bgp-unexpected-connect",
              BIRD,
              "Unexpected connect from unknown address %{address:word}",
              "bird: BGP: Unexpected connect from unknown address 10.0.0.9 (port 60008)"),
          often(
              "bgp-next-hop-recursive",
              BIRD,
              "Next hop address %{address:word} resolvable through recursive route for"
                  + " %{prefix:word}",
              "bird: Next hop address 10.244.9.0 resolvable through recursive route for"
                  + " 10.244.9.0/26"),
          often(
              "bgp-next-hop-invalid",
              BIRD,
              "^%{session:word}: Invalid NEXT_HOP attribute",
              "bird: Mesh_10_0_0_2: Invalid NEXT_HOP attribute in route 10.244.9.0/26"),
          often(
              "bird-not-ready",
              CALICO,
              "BIRD is not ready: %{reason}",
              "calico/node is not ready: BIRD is not ready: BGP not established with 10.0.0.2"),
          once(
              "cni-config-updated",
              CALICO,
              "Target config %{file:word} has been updated",
              "2026-11-22 10:00:00.000 [INFO][81] confd/resource.go 277: Target config"
                  + " /etc/calico/confd/config/bird.cfg has been updated"),
          once(
              "cni-interface",
              CALICO,
              "Using autodetected IPv4 address on interface %{dev:word}: %{address:word}",
              "2026-11-22 10:00:00.000 [INFO][9] startup/startup.go 585: Using autodetected IPv4"
                  + " address on interface eth0: 10.0.0.1/24"),
          often(
              "cni-address-undetected",
              CALICO,
              "Unable to auto-detect %{_}address%{how}: %{reason}",
              "2026-11-22 10:00:00.000 [WARNING][10] startup/startup.go 594: Unable to auto-detect"
                  + " an IPv4 address using interface regexes [eth.*]: no valid host interfaces"
                  + " found"),
          often(
              "cni-address-undetected",
              CALICO,
              "ouldn't autodetect an IPv4 address",
              "2026-11-22 10:00:00.000 [WARNING][10] startup/startup.go 404: Couldn't autodetect an"
                  + " IPv4 address. If auto-detecting, choose a different autodetection method."),
          once(
              "duplicate-node-address",
              CALICO,
              "alico node '%{node}' is already using the IPv4 address %{address:address}",
              "2026-11-22 10:00:00.000 [WARNING][9] startup/startup.go 900: Calico node 'worker-2'"
                  + " is already using the IPv4 address 10.0.0.1."),
          once(
              "link-changed",
              CALICO,
              "interface state changed. ifIndex=%{_:word} ifaceName=\"%{dev:device}\""
                  + " state=\"%{state}\"",
              "2026-11-22 10:00:00.000 [INFO][70] felix/int_dataplane.go 1263: Linux interface"
                  + " state changed. ifIndex=12 ifaceName=\"tunl0\" state=\"down\""),
          often(
              "iptables-restore-failed",
              CALICO,
              "Failed to execute ip(6)tables-restore command",
              "2026-11-22 10:00:00.000 [WARNING][70] felix/table.go 1372: Failed to execute"
                  + " ip(6)tables-restore command error=exit status 1"),
          often(
              "route-add-failed",
              CILIUM,
              "Unable to install direct node route {%{_}Dst: %{prefix:word} %{_}}",
              "level=warning msg=\"Unable to install direct node route {Ifindex: 0 Dst: 10.0.1.0/24"
                  + " Src: <nil> Gw: 10.0.0.2 Flags: [] Table: 0}\" error=\"route to destination"
                  + " 10.0.0.2 contains gateway 10.0.0.1, must be directly reachable\""
                  + " subsys=linux-datapath"),
          once("carrier-lost", NETWORKD, "^%{dev:device}: Lost carrier", "eth0: Lost carrier"),
          once(
              "carrier-gained", NETWORKD, "^%{dev:device}: Gained carrier", "eth0: Gained carrier"),
          once(
              "link-managed",
              NETWORKD,
              "^%{dev:word}: Configuring with %{file:word}.",
              "eth0: Configuring with /etc/systemd/network/10-uplink.network."),
          once(
              "dhcp-lease",
              NETWORKD,
              "^%{dev:device}: DHCPv4 address %{address:address}",
              "eth0: DHCPv4 address 10.0.0.1/24, gateway 10.0.0.254 acquired from 10.0.0.254"),
          once(
              "dhcp-lease-lost",
              NETWORKD,
              "^%{dev:device}: DHCP lease lost",
              "eth0: DHCP lease lost"),
          often(
              "route-add-failed",
              NETWORKD,
              "^%{dev:device}: Could not set route: %{reason}",
              "eth0: Could not set route: Nexthop has invalid gateway. Network is unreachable"),
          often(
              "address-add-failed",
              NETWORKD,
              "^%{dev:device}: Could not set address: %{reason}",
              "eth0: Could not set address: Permission denied"),
          often(
              "rule-add-failed",
              NETWORKD,
              "^%{dev:device}: Could not add routing policy rule: %{reason}",
              "eth0: Could not add routing policy rule: Invalid argument"),
          once(
              "component-started",
              NETWORK_MANAGER,
              "NetworkManager (version %{version:word}) is starting",
              "<info>  [1795341600.1234] NetworkManager (version 1.42.4) is starting..."
                  + " (boot:0b7d2c3e)"),
          once(
              "carrier-gained",
              NETWORK_MANAGER,
              "device (%{dev}): carrier: link connected",
              "<info>  [1795341600.1234] device (eth0): carrier: link connected"),
          once(
              "carrier-lost",
              NETWORK_MANAGER,
              "device (%{dev}): link disconnected",
              "<info>  [1795341600.1234] device (eth0): link disconnected"),
          often(
              "dhcp-asked",
              NETWORK_MANAGER,
              "dhcp4 (%{dev:word}): activation: beginning transaction",
              "<info>  [1795341600.1234] dhcp4 (eth0): activation: beginning transaction (timeout"
                  + " in 45 seconds)"),
          often(
              "dhcp-asked",
              NETWORK_MANAGER,
              "Activation (%{dev:word}) Beginning DHCPv4 transaction",
              "<info> Activation (eth0) Beginning DHCPv4 transaction (timeout in 45 seconds)"),
          often(
              "dhcp-asked",
              DHCP_CLIENTS,
              "DHCPDISCOVER on %{dev:word} to",
              "DHCPDISCOVER on eth0 to 255.255.255.255 port 67 interval 8"),
          once(
              "link-managed",
              NETWORK_MANAGER,
              "device (%{dev:device}): state change: unmanaged -> %{to:word} (reason '%{reason}'",
              "<info>  [1795341600.1234] device (flannel.1): state change: unmanaged -> unavailable"
                  + " (reason 'connection-assumed', sys-iface-state: 'external')"),
          once(
              "link-state",
              NETWORK_MANAGER,
              "device (%{dev:device}): state change: %{from:word} -> %{to:word} (reason"
                  + " '%{reason}'",
              "<info>  [1795341600.1234] device (eth0): state change: activated -> deactivating"
                  + " (reason 'user-requested', sys-iface-state: 'managed')"),
          once(
              "vrrp-state",
              KEEPALIVED,
              "(%{instance}) Entering %{state:word} STATE",
              "(VI_1) Entering MASTER STATE"));

  private NetworkPatterns() {}
}
