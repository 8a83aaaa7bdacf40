package io.netlapse.engine.diagnostics.tunnel;

import io.netlapse.spi.diagnose.ClusterView;
import io.netlapse.spi.diagnose.Diagnostic;
import io.netlapse.spi.diagnose.Evidence;
import io.netlapse.spi.diagnose.NodeView;
import io.netlapse.spi.diagnose.Outcome;
import io.netlapse.spi.diagnose.Remedy;
import io.netlapse.spi.diagnose.RuleInfo;
import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.diagnose.Severity;
import io.netlapse.spi.ethtool.DeviceDriver;
import io.netlapse.spi.ethtool.Offload;
import io.netlapse.spi.ipvs.IpvsConnections;
import io.netlapse.spi.system.ComponentVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checksums of a VXLAN device are left to the network card, on a kernel that gets them wrong. Page:
 * {@code docs/rules/vxlan-checksum-offload.md}.
 */
public final class VxlanChecksumOffload implements Diagnostic {

  private static final RuleInfo INFO =
      new RuleInfo(
          "vxlan-checksum-offload",
          "Checksums of a VXLAN are offloaded by a kernel or driver that gets them wrong",
          Severity.WARNING,
          List.of(Offload.KIND, DeviceDriver.KIND, ComponentVersion.KIND, IpvsConnections.KIND),
          List.of(),
          TunnelMechanisms.REMAKING);

  private static final String FEATURE = "tx-checksum-ip-generic";

  /** For {@link java.util.ServiceLoader}. */
  public VxlanChecksumOffload() {}

  @Override
  public RuleInfo info() {
    return INFO;
  }

  @Override
  public List<Outcome> examine(NodeView node, ClusterView cluster) {
    String name = node.id().name();
    List<SeenFact> features =
        node.facts(Offload.KIND).stream()
            .filter(seen -> isVxlanChecksum(Offload.of(seen.fact())))
            .toList();
    if (features.isEmpty()) {
      return List.of(new Outcome.Unknown(null, "ethtool -k of the VXLAN device of " + name));
    }
    Optional<SeenFact> kernel = kernel(node);
    List<Outcome> outcomes = new ArrayList<>();
    for (SeenFact seen : features) {
      Offload offload = Offload.of(seen.fact());
      if (!offload.value().equals("on")) {
        continue;
      }
      if (kernel.isEmpty()) {
        outcomes.add(new Outcome.Unknown(offload.dev(), "the version of the kernel of " + name));
      } else if (KernelVersion.of(kernel.get()).miscounts()) {
        outcomes.add(finding(node, seen, offload.dev(), kernel.get()));
      }
    }
    return outcomes;
  }

  private static boolean isVxlanChecksum(Offload offload) {
    return Vtep.isVtep(offload.dev()) && offload.feature().equals(FEATURE);
  }

  private static Optional<SeenFact> kernel(NodeView node) {
    return node.facts(ComponentVersion.KIND).stream()
        .filter(seen -> ComponentVersion.of(seen.fact()).component().equals("kernel"))
        .findFirst();
  }

  private static Outcome finding(NodeView node, SeenFact seen, String dev, SeenFact kernel) {
    String name = node.id().name();
    String version = ComponentVersion.of(kernel.fact()).version();
    List<Evidence> stuck = stuck(node).toList();
    List<Evidence> evidence = new ArrayList<>(List.of(seen.evidence(), kernel.evidence()));
    evidence.addAll(stuck);
    boolean suffers = !stuck.isEmpty();
    return new Outcome.Finding(
        dev,
        suffers ? Severity.WARNING : Severity.INFO,
        "%s of %s leaves checksums to the card under kernel %s".formatted(dev, name, version),
        ("Kernels before 5.7 write a wrong checksum into the outer UDP header of a VXLAN packet"
             + " that is masqueraded twice, as kube-proxy since 1.16 does for a node's own"
             + " connections to Services; the receiver drops it. Kernels of distributions may have"
             + " the correction. %s")
            .formatted(
                suffers
                    ? "Connections to Services stand in SYN_RECV here, which is what it looks like."
                    : "Nothing that was shown is lost; where a node reaches Services of pods on"
                        + " other nodes only after a minute, this is the first thing to try."),
        evidence,
        List.of(
            "ethtool -k %s | grep %s".formatted(dev, FEATURE),
            "uname -r",
            "nstat -az UdpInCsumErrors"),
        new Remedy(
            List.of("ethtool -K %s %s off".formatted(dev, FEATURE)),
            "Upgrade the kernel to one that has the correction (5.7, or 5.6.13, 5.4.41, 4.19.123,"
                + " 4.14.181 and later). Of Calico set featureDetectOverride:"
                + " ChecksumOffloadBroken=true in the FelixConfiguration; of flannel run the"
                + " command by a unit that waits for the device.",
            "ethtool -K %s %s on".formatted(dev, FEATURE),
            "The processor reckons checksums itself; it costs some throughput."));
  }

  /** Connections that wait for an answer to their answer. */
  private static Stream<Evidence> stuck(NodeView node) {
    return node.facts(IpvsConnections.KIND).stream()
        .filter(seen -> IpvsConnections.of(seen.fact()).state().equals("SYN_RECV"))
        .map(SeenFact::evidence)
        .limit(2);
  }

  /**
   * A version of Linux.
   *
   * @param major the first number
   * @param minor the second
   * @param patch the third
   */
  private record KernelVersion(int major, int minor, int patch) {

    static KernelVersion of(SeenFact kernel) {
      String[] numbers = ComponentVersion.of(kernel.fact()).version().split("[^0-9]+", -1);
      return new KernelVersion(number(numbers, 0), number(numbers, 1), number(numbers, 2));
    }

    private static int number(String[] numbers, int place) {
      return place < numbers.length && !numbers[place].isEmpty() && numbers[place].length() < 9
          ? Integer.parseInt(numbers[place])
          : 0;
    }

    /** Whether it lacks the correction of 2020, by the number alone. */
    boolean miscounts() {
      int[][] corrected = {{5, 6, 13}, {5, 4, 41}, {4, 19, 123}, {4, 14, 181}};
      for (int[] first : corrected) {
        if (major == first[0] && minor == first[1]) {
          return patch < first[2];
        }
      }
      return major < 5 || (major == 5 && minor < 7);
    }
  }
}
