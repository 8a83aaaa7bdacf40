package io.netlapse.engine.diagnostics.ipvs;

import io.netlapse.spi.diagnose.Mechanism;
import io.netlapse.spi.event.EventKind;
import java.util.List;

/** How events reach {@code kube-ipvs0}: all through kube-proxy, which keeps what stands there. */
final class KubeProxyMechanisms {

  /** What can bring an address there, the likeliest first. */
  static final List<Mechanism> BINDING =
      List.of(
          new Mechanism(
              EventKind.EXTERNAL,
              "*",
              "a Service that takes an address is bound on every node at kube-proxy's next sync"),
          new Mechanism(
              EventKind.RESTART,
              "kube-proxy",
              "kube-proxy binds every Service's addresses when it starts, in IPVS mode if it was"
                  + " not before"),
          new Mechanism(
              EventKind.START,
              "kube-proxy",
              "kube-proxy binds every Service's addresses when it starts"),
          new Mechanism(
              EventKind.UPGRADE,
              "kube-proxy",
              "another release can choose the proxy mode, or the addresses to bind, differently"),
          new Mechanism(
              EventKind.REBOOT,
              "*",
              "kube-ipvs0 is made anew after a reboot, with the addresses that Services have by"
                  + " then"),
          new Mechanism(
              EventKind.UPGRADE,
              "kubelet",
              "kube-proxy of the same release usually comes with a kubelet's"),
          new Mechanism(
              EventKind.RESTART,
              "kubelet",
              "a kubelet that starts may start kube-proxy's pod anew"),
          new Mechanism(
              EventKind.DOWNGRADE,
              "kube-proxy",
              "another release can choose the proxy mode, or the addresses to bind, differently"));

  /** What can leave something behind there, the likeliest first. */
  static final List<Mechanism> LEAVING =
      List.of(
          new Mechanism(
              EventKind.RESTART,
              "kube-proxy",
              "a Service that was deleted while kube-proxy was away is not always cleaned up"),
          new Mechanism(
              EventKind.UPGRADE,
              "kube-proxy",
              "releases differ in what they clean up, and one that starts in another proxy mode"
                  + " leaves the device as it is"),
          new Mechanism(
              EventKind.STOP, "kube-proxy", "nobody cleans up while kube-proxy does not run"),
          new Mechanism(
              EventKind.RESTORE_FAILED,
              "kube-proxy",
              "a sync ends where iptables-restore fails, before it takes away what no Service has"
                  + " any more"),
          new Mechanism(
              EventKind.EXTERNAL,
              "*",
              "a Service that was deleted or changed should have taken its address along"),
          new Mechanism(
              EventKind.UPGRADE,
              "kubelet",
              "kube-proxy of the same release usually comes with a kubelet's"));

  private KubeProxyMechanisms() {}
}
