package io.netlapse.engine.diagnostics.component;

import io.netlapse.spi.diagnose.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two components that are known not to work together.
 *
 * @param id its name, the findings' subject
 * @param severity how bad it is by itself
 * @param one the first side, the one to change
 * @param other the second side
 * @param what what goes wrong, in sentences
 * @param cure what to install or set
 */
record KnownBadPair(String id, Severity severity, Side one, Side other, String what, String cure) {

  /**
   * Some versions of a component.
   *
   * @param component as in facts; {@code os} for the distribution
   * @param from the first of them; null for all before {@code below}
   * @param below the first that is none of them; null for all from {@code from} on
   * @param detail what the version's detail (iptables: the back end), its text (kernel: {@code
   *     .el8}) or the distribution's name must be or hold; null for anything
   */
  record Side(
      String component, @Nullable Release from, @Nullable Release below, @Nullable String detail) {

    boolean holds(Release release) {
      return (from == null || !release.isBefore(from))
          && (below == null || release.isBefore(below));
    }
  }

  /** The table. */
  static final List<KnownBadPair> ALL =
      List.of(
          new KnownBadPair(
              "kubernetes before 1.17 with nf_tables",
              Severity.WARNING,
              new Side("kubelet", null, Release.of(1, 17), null),
              new Side("iptables", Release.of(1, 8), null, "nf_tables"),
              "The images of kube-proxy up to 1.16 bring iptables of the legacy back end, while"
                  + " this node's iptables, which kubelet uses, writes into nf_tables. Chains that"
                  + " the one makes the other does not see (KUBE-MARK-DROP): iptables-restore"
                  + " fails, and both sets of rules filter.",
              "Kubernetes 1.17 or newer, or the legacy back end on the node: update-alternatives"
                  + " --set iptables /usr/sbin/iptables-legacy, where there is one."),
          new KnownBadPair(
              "kubernetes before 1.17 on el8",
              Severity.WARNING,
              new Side("kubelet", null, Release.of(1, 17), null),
              new Side("kernel", Release.of(4, 18), Release.of(4, 19), ".el8"),
              "Enterprise Linux 8 has only the nf_tables back end of iptables, and the images of"
                  + " kube-proxy up to 1.16 bring the legacy one: chains that the one makes the"
                  + " other does not see, and iptables-restore fails.",
              "Kubernetes 1.17 or newer."),
          new KnownBadPair(
              "kubelet from 1.26 with containerd before 1.6",
              Severity.WARNING,
              new Side("kubelet", Release.of(1, 26), null, null),
              new Side("containerd", null, Release.of(1, 6), null),
              "kubelet asks for CRI v1 since 1.26, which containerd has since 1.6: kubelet ends"
                  + " with 'validate service connection: CRI v1 runtime API is not implemented'.",
              "containerd 1.6 or newer, before kubelet."),
          new KnownBadPair(
              "iptables 1.8.8 beside 1.8.7",
              Severity.INFO,
              new Side("iptables", new Release(1, 8, 8), new Release(1, 8, 9), "nf_tables"),
              new Side("kubelet", null, Release.of(1, 27), null),
              "iptables 1.8.8 writes the match of a mark in a way that 1.8.7 and older read as no"
                  + " match at all. A container with the older one (kube-proxy, the CNI) that saves"
                  + " and restores the table turns 'drop what is marked' in KUBE-FIREWALL into"
                  + " 'drop everything'.",
              "Another iptables on the node than 1.8.8, or images with 1.8.8 or newer."),
          new KnownBadPair(
              "iptables before 1.8.4 in nf_tables",
              Severity.INFO,
              new Side("iptables", Release.of(1, 8), new Release(1, 8, 4), "nf_tables"),
              new Side("kubelet", null, Release.of(1, 27), null),
              "The nf_tables back end of iptables 1.8.0 to 1.8.3 has faults that kubelet's and"
                  + " kube-proxy's way of writing rules meets: rules come twice and tables grow, or"
                  + " cannot be listed.",
              "iptables 1.8.4 or newer, or the legacy back end."),
          vxlanChecksums("1.17", Release.of(1, 17), new Release(1, 17, 8)),
          vxlanChecksums("1.18", Release.of(1, 18), new Release(1, 18, 5)));

  /** A fault of the kernel that kube-proxy met from when it chose ports at random. */
  private static KnownBadPair vxlanChecksums(String minor, Release from, Release below) {
    return new KnownBadPair(
        "vxlan checksums with kube-proxy " + minor,
        Severity.INFO,
        new Side("kube-proxy", from, below, null),
        new Side("kernel", null, Release.of(4, 19), null),
        "kube-proxy of these releases masquerades packets of a VXLAN a second time with"
            + " --random-fully, and the kernel then gives the outer UDP packet a wrong checksum:"
            + " Services that lead from a node to a pod on another take 63 seconds or fail.",
        "kube-proxy 1.17.8, 1.18.5 or newer, or tx-checksum-ip-generic off on the VXLAN device.");
  }
}
