package io.netlapse.engine.diagnostics.netfilter;

import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.event.EventKind;
import java.util.List;

/** How events reach a node's packet filter. */
final class NetfilterMechanisms {

  /** What sets, flushes or orders rules anew from outside of Kubernetes, the likeliest first. */
  static final List<Mechanism> FIREWALL =
      List.of(
          new Mechanism(
              EventKind.START, "firewalld", "firewalld sets its own rules when it starts"),
          new Mechanism(
              EventKind.RESTART,
              "firewalld",
              "firewalld flushes rules and sets its own when it starts"),
          new Mechanism(
              EventKind.START, "iptables", "the service iptables loads the saved rules, no others"),
          new Mechanism(EventKind.START, "ufw", "ufw sets the policies to DROP when it starts"),
          new Mechanism(
              EventKind.START,
              "docker",
              "Docker sets the policy of FORWARD to DROP when it starts"),
          new Mechanism(
              EventKind.RESTART,
              "docker",
              "Docker sets the policy of FORWARD to DROP when it starts"),
          new Mechanism(
              EventKind.UPGRADE, "docker", "an upgrade of Docker starts it anew, with its rules"),
          new Mechanism(
              EventKind.REBOOT,
              "*",
              "after a reboot the firewall, Docker, kube-proxy and the CNI write their rules in"
                  + " another order"));

  /** What changes with whom kube-proxy's rules are written, the likeliest first. */
  static final List<Mechanism> PROXY =
      List.of(
          new Mechanism(
              EventKind.UPGRADE,
              "kube-proxy",
              "another release can write other rules, or with another iptables"),
          new Mechanism(
              EventKind.DOWNGRADE,
              "kube-proxy",
              "another release can write other rules, or with another iptables"),
          new Mechanism(
              EventKind.RESTART,
              "kube-proxy",
              "kube-proxy reads its configuration when it starts, and leaves what another mode or"
                  + " back end wrote"),
          new Mechanism(
              EventKind.START,
              "kube-proxy",
              "kube-proxy reads its configuration when it starts, and leaves what another mode or"
                  + " back end wrote"),
          new Mechanism(
              EventKind.UPGRADE,
              "iptables",
              "another iptables can write to the other back end of the kernel"),
          new Mechanism(
              EventKind.UPGRADE,
              "kubelet",
              "kube-proxy of the same release usually comes with a kubelet's"),
          new Mechanism(
              EventKind.RESTORE_FAILED,
              "*",
              "a sync ends where iptables-restore fails, and what was there before stays"));

  /** What holds the lock or keeps rules from being written, the likeliest first. */
  static final List<Mechanism> WRITING =
      List.of(
          new Mechanism(
              EventKind.RESTORE_FAILED, "*", "iptables-restore refused what was to be written"),
          new Mechanism(EventKind.LOCK_WAIT, "*", "another writer held the lock of xtables"),
          new Mechanism(
              EventKind.UPGRADE, "iptables", "another iptables can refuse what the old one took"),
          new Mechanism(EventKind.UPGRADE, "kube-proxy", "another release writes other rules"),
          new Mechanism(
              EventKind.UPGRADE, "kernel", "another kernel can lack a module that a rule needs"));

  private NetfilterMechanisms() {}
}
