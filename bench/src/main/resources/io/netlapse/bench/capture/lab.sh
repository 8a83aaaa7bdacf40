#!/bin/sh
# A small Kubernetes node in a network of its own, captured again and again.
#
#   lab.sh FOLDER UNCHANGED CHANGED INTERVAL      (FOLDER/capture is the script; within uml-run)
#
# Writes FOLDER/unchanged-0001, ... : so many captures of the node as it is, INTERVAL seconds apart, and
# changed-...: so many with one route more. Between them runs what moves the volatile bytes of a real node: lifetimes
# of addresses and routes run down, neighbours are asked and go stale, traffic comes and goes.
# Exit status 3: this kernel lacks a kind of device that the node needs.

set -eu

folder=$1 unchanged=$2 changed=$3 interval=$4
script=$folder/capture
modprobe -a -q ipv6 veth vxlan bridge dummy || true

dev() {
  ip link add "$@" 2>/dev/null || exit 3
}

# Where neighbours live: another network, at the far end of the uplink.
unshare --net sleep 100000 &
peer=$!
trap 'kill "$peer"' EXIT
in_peer() {
  nsenter --target "$peer" --net "$@"
}

ip link set lo up
# An address is usable at once, and asks for nobody's leave.
for scope in all default; do
  echo 0 >/proc/sys/net/ipv6/conf/$scope/accept_dad
done
dev eth0 address 02:00:0a:00:00:0b type veth peer name eth0p address 02:00:0a:00:00:0c
ip link set eth0p netns "$peer"
in_peer ip link set eth0p up
in_peer ip link set lo up
for host in 1 12 13 14 15; do
  in_peer ip address add 10.0.0.$host/24 dev eth0p
done
ip link set eth0 up
# Long enough to be seen, short enough to end within a few captures.
echo 700 >/proc/sys/net/ipv4/neigh/eth0/base_reachable_time_ms
# As a DHCP client and a router advertisement leave them: their lifetimes run down.
ip address add 10.0.0.11/24 dev eth0 valid_lft 86400 preferred_lft 86400
ip address add 2001:db8::b/64 dev eth0 valid_lft 2592000 preferred_lft 604800
ip route add default via 10.0.0.1 dev eth0 proto dhcp src 10.0.0.11 metric 100
ip -6 route add default via fe80::1 dev eth0 proto ra metric 1024 expires 1800
ip -6 route add 2001:db8:1::/64 dev eth0 proto ra metric 1024 expires 86400

dev flannel.1 address 02:00:00:00:01:01 type vxlan id 1 local 10.0.0.11 dev eth0 dstport 8472 nolearning
ip address add 10.244.1.0/32 dev flannel.1
ip link set flannel.1 up
for n in 2 3 4; do
  ip neigh replace 10.244.$n.0 lladdr 02:00:00:00:01:0$n dev flannel.1 nud permanent
  ip route add 10.244.$n.0/24 via 10.244.$n.0 dev flannel.1 onlink
done

dev cni0 address 02:00:00:00:02:01 type bridge
ip address add 10.244.1.1/24 dev cni0
ip link set cni0 up
dev veth0a02 address 02:00:00:00:03:02 type veth peer name pod2
ip link set veth0a02 master cni0 up
ip link set pod2 netns "$peer"

# kube-proxy's device is a dummy; where the kernel has none, a bridge without ports does as well.
ip link add kube-ipvs0 type dummy 2>/dev/null || dev kube-ipvs0 address 02:00:00:00:04:01 type bridge
for n in 1 10 21; do
  ip address add 10.96.0.$n/32 dev kube-ipvs0
done

# Some neighbours are asked in turn (ARP, RFC 826) and answer; in between the kernel lets them go stale.
ask() {
  for host in 1 12 13 14 15; do
    if [ $(((host + $1) % 3)) = 0 ]; then
      ip neigh replace 10.0.0.$host dev eth0 lladdr 02:00:0a:00:00:0c nud probe
    fi
  done
}

probes=ip-route,ip-route-json,ip-route6,ip-route6-json,ip-rule,ip-rule6,ip-address,ip-link,ip-neigh
probes=$probes,proc-net-ip-vs,boot-id,boot-time,machine-id,hostname,uname,os-release,ip-version
probes=$probes,iptables-version,nft-version,systemd-version,kubelet-version,kube-proxy-version
probes=$probes,containerd-version,runc-version

number=0
take() {
  number=$((number + 1))
  ask "$number"
  sh "$script" --node node-1 --only "$probes" --output "$folder/$1-$(printf %04d "$number")"
  sleep "$interval"
}

# All are known before the first look: what a look shows changes only where it is meant to.
for turn in 0 1 2; do
  ask "$turn"
done
sleep 1
while [ "$number" -lt "$unchanged" ]; do take unchanged; done
ip route add 10.250.0.0/16 via 10.0.0.12 dev eth0
while [ "$number" -lt $((unchanged + changed)) ]; do take changed; done
