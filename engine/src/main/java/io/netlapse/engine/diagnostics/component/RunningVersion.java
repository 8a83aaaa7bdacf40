package io.netlapse.engine.diagnostics.component;

import io.netlapse.spi.diagnose.SeenFact;
import io.netlapse.spi.kubernetes.NodeRuntime;
import io.netlapse.spi.kubernetes.NodeVersion;
import io.netlapse.spi.system.ComponentVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A version of something on one node.
 *
 * @param component as in {@link ComponentVersion}
 * @param version as it was told
 * @param detail what belongs to it, such as the back end of iptables; null for nothing
 * @param seen the line that says so
 */
record RunningVersion(String component, String version, @Nullable String detail, SeenFact seen) {

  /** Container runtimes, in the words of versions and of Node objects. */
  private static final Set<String> RUNTIMES =
      Set.of("containerd", "docker", "crio", "cri-o", "cri-dockerd");

  /** All that is told of the node of the view, by itself and by the cluster's API. */
  static List<RunningVersion> of(Told told) {
    List<RunningVersion> versions = new ArrayList<>();
    String self = told.node().id().name();
    List<RunningVersion> runtime = runtime(told, self);
    for (SeenFact seen : told.node().facts(ComponentVersion.KIND)) {
      ComponentVersion version = ComponentVersion.of(seen.fact());
      // What is installed, or configured, need not be the runtime that kubelet uses.
      if (runtime.isEmpty() || !RUNTIMES.contains(version.component())) {
        versions.add(
            new RunningVersion(version.component(), version.version(), version.detail(), seen));
      }
    }
    versions.addAll(runtime);
    for (SeenFact seen : told.all(NodeVersion.KIND)) {
      NodeVersion version = NodeVersion.of(seen.fact());
      if (Told.isSame(version.node(), self) && !version.component().equals("kube-proxy")) {
        versions.add(new RunningVersion(version.component(), version.version(), null, seen));
      }
    }
    for (ComponentRelease image : ComponentRelease.of(told)) {
      if (image.component().equals("kube-proxy") && Told.isSame(image.node(), self)) {
        versions.add(new RunningVersion("kube-proxy", image.release().text(), null, image.seen()));
      }
    }
    return versions;
  }

  /** The container runtime that kubelet tells of in its Node object. */
  private static List<RunningVersion> runtime(Told told, String self) {
    List<RunningVersion> versions = new ArrayList<>();
    for (SeenFact seen : told.all(NodeRuntime.KIND)) {
      NodeRuntime runtime = NodeRuntime.of(seen.fact());
      if (Told.isSame(runtime.node(), self)) {
        versions.add(new RunningVersion(runtime.runtime(), runtime.version(), null, seen));
      }
    }
    return versions;
  }

  /** Whether it is one of the versions of a side of a pair. */
  boolean isOf(KnownBadPair.Side side) {
    String asked = side.detail();
    return component.equals(side.component())
        && Release.parse(version).filter(side::holds).isPresent()
        && (asked == null || asked.equals(detail) || version.contains(asked));
  }
}
