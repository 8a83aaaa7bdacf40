package io.netlapse.engine.facts.logs;

import static io.netlapse.engine.facts.logs.LogPattern.KERNEL;
import static io.netlapse.engine.facts.logs.LogPattern.SYSTEMD;
import static io.netlapse.engine.facts.logs.LogPattern.often;
import static io.netlapse.engine.facts.logs.LogPattern.once;

import java.util.List;

/** What the kernel and systemd write. */
final class SystemPatterns {

  static final List<LogPattern> ALL =
      List.of(
          once(
              "unit-started",
              SYSTEMD,
              "^Started %{unit:unit} - %{_}",
              "Started kubelet.service - kubelet: The Kubernetes Node Agent."),
          once(
              "unit-started",
              SYSTEMD,
              "^Started %{unit:description}.",
              "Started kubelet: The Kubernetes Node Agent."),
          once(
              "unit-stopped",
              SYSTEMD,
              "^Stopped %{unit:unit} - %{_}",
              "Stopped kubelet.service - kubelet: The Kubernetes Node Agent."),
          once(
              "unit-stopped",
              SYSTEMD,
              "^Stopped %{unit:description}.",
              "Stopped kubelet: The Kubernetes Node Agent."),
          once(
              "unit-start-failed",
              SYSTEMD,
              "^Failed to start %{unit:unit} - %{_}",
              "Failed to start keepalived.service - Keepalive Daemon (LVS and VRRP)."),
          once(
              "unit-start-failed",
              SYSTEMD,
              "^Failed to start %{unit:description}.",
              "Failed to start Network Manager."),
          once(
              "unit-exited",
              SYSTEMD,
              "^%{unit:unit}: Main process exited, code=%{code:word}, status=%{status}",
              "kubelet.service: Main process exited, code=exited, status=1/FAILURE"),
          once(
              "unit-exited",
              SYSTEMD,
              "^%{unit:unit}: main process exited, code=%{code:word}, status=%{status}",
              "kubelet.service: main process exited, code=exited, status=255/n/a"),
          once(
              "unit-failed",
              SYSTEMD,
              "^%{unit:unit}: Failed with result '%{result}'",
              "kubelet.service: Failed with result 'exit-code'."),
          once(
              "unit-failed",
              SYSTEMD,
              "^Unit %{unit:unit} entered failed state",
              "Unit kubelet.service entered failed state."),
          once(
              "unit-restart-scheduled",
              SYSTEMD,
              "^%{unit:unit}: Scheduled restart job, restart counter is at %{counter:number}.",
              "kubelet.service: Scheduled restart job, restart counter is at 7."),
          once(
              "unit-restart-scheduled",
              SYSTEMD,
              "^%{unit:unit}: Service hold-off time over, scheduling restart",
              "kubelet.service: Service hold-off time over, scheduling restart."),
          once(
              "unit-restart-scheduled",
              SYSTEMD,
              "^%{unit:unit} holdoff time over, scheduling restart",
              "kubelet.service holdoff time over, scheduling restart."),
          once(
              "unit-start-limit",
              SYSTEMD,
              "^%{unit:unit}: Start request repeated too quickly",
              "kube-proxy.service: Start request repeated too quickly."),
          once(
              "unit-start-limit",
              SYSTEMD,
              "^start request repeated too quickly for %{unit:unit}",
              "start request repeated too quickly for kube-proxy.service"),
          once(
              "unit-start-limit",
              SYSTEMD,
              "^%{unit:unit} start request repeated too quickly",
              "kube-proxy.service start request repeated too quickly, refusing to start."),
          once(
              "unit-oom-killed",
              SYSTEMD,
              "^%{unit:unit}: A process of this unit has been killed by the OOM killer",
              "kubelet.service: A process of this unit has been killed by the OOM killer."),
          once(
              "kernel-started",
              KERNEL,
              "^Linux version %{version:word} (",
              "Linux version 6.1.0-13-amd64 (debian-kernel@lists.debian.org) (gcc-12) #1 SMP"),
          once(
              "oom-kill",
              KERNEL,
              "ut of memory: Kill%{_}process %{_:number} (%{process})",
              "Out of memory: Killed process 4711 (kubelet) total-vm:1842384kB, anon-rss:91232kB"),
          once(
              "carrier-lost",
              KERNEL,
              "%{dev:last} NIC Link is Down",
              "e1000e 0000:00:1f.6 eth0: NIC Link is Down"),
          once(
              "carrier-gained",
              KERNEL,
              "%{dev:last} NIC Link is Up",
              "e1000e 0000:00:1f.6 eth0: NIC Link is Up 1000 Mbps Full Duplex, Flow Control: None"),
          once(
              "carrier-lost",
              KERNEL,
              "%{dev:last}: Link is Down",
              "tg3 0000:02:00.0 eno1: Link is Down"),
          once(
              "carrier-gained",
              KERNEL,
              "%{dev:last}: Link is Up",
              "mlx5_core 0000:03:00.0 enp3s0: Link is Up - 10Gbps/Full"),
          once(
              "carrier-lost",
              KERNEL,
              "(slave %{dev}): link status definitely down",
              "bond0: (slave eth1): link status definitely down, disabling slave"),
          once(
              "carrier-gained",
              KERNEL,
              "(slave %{dev}): link status definitely up",
              "bond0: (slave eth1): link status definitely up, 1000 Mbps full duplex"),
          often(
              "link-transmit-timeout",
              KERNEL,
              "NETDEV WATCHDOG: %{dev:word} (%{driver}): transmit queue",
              "NETDEV WATCHDOG: eth0 (e1000e): transmit queue 0 timed out"),
          often(
              "martian-source",
              KERNEL,
              "martian source %{to:word} from %{from:word}, on dev %{dev:word}",
              "IPv4: martian source 10.244.1.3 from 10.244.2.7, on dev eth0"),
          often(
              "conntrack-table-full",
              KERNEL,
              "nf_conntrack: table full, dropping packet",
              "nf_conntrack: nf_conntrack: table full, dropping packet"),
          often(
              "neighbour-table-overflow",
              KERNEL,
              "neighbour: %{table:word}: neighbor table overflow",
              "neighbour: arp_cache: neighbor table overflow!"),
          often(
              "neighbour-table-overflow",
              KERNEL,
              "^%{table:word}: Neighbour table overflow",
              "ipv4: Neighbour table overflow."),
          often(
              "neighbour-table-overflow",
              KERNEL,
              "eighbour table overflow",
              "Neighbour table overflow."),
          often(
              "route-cache-full",
              KERNEL,
              "Route cache is full: consider increasing sysctl %{sysctl}",
              "Route cache is full: consider increasing sysctl net.ipv6.route.max_size."),
          often(
              "ipvs-no-destination",
              KERNEL,
              "IPVS: %{scheduler:word}: %{protocol:word} %{service:word} - no destination"
                  + " available",
              "IPVS: rr: TCP 10.96.0.10:53 - no destination available"),
          once(
              "duplicate-address",
              KERNEL,
              "%{dev:last} IPv6 duplicate address %{address:word} ",
              "IPv6: eth0: IPv6 duplicate address fd00::12 used by 52:54:00:12:34:56 detected!"),
          often(
              "own-address-received",
              KERNEL,
              "%{bridge:last} received packet on %{dev:word} with own address as source address",
              "cni0: received packet on veth0a1b with own address as source address (addr:0a:58)"),
          often(
              "device-not-released",
              KERNEL,
              "unregister_netdevice: waiting for %{dev:word} to become free",
              "unregister_netdevice: waiting for lo to become free. Usage count = 1"),
          often(
              "syn-flooding",
              KERNEL,
              "ossible SYN flooding on port %{port:word}",
              "TCP: request_sock_TCP: Possible SYN flooding on port 443. Sending cookies."));

  private SystemPatterns() {}
}
