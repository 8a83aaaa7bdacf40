package io.netlapse.engine.facts.logs;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who writes the log of a file, container or pod, by its name. */
final class LogWriters {

  /** Parts of names, the more telling first. */
  private static final List<Map.Entry<String, String>> BY_PART =
      List.of(
          Map.entry("kube-proxy", "kube-proxy"),
          Map.entry("kubelet", "kubelet"),
          Map.entry("flannel", "flanneld"),
          Map.entry("calico-node", "calico-node"),
          Map.entry("coredns", "coredns"),
          Map.entry("containerd", "containerd"),
          Map.entry("bird", "bird"),
          Map.entry("keepalived", "keepalived"),
          Map.entry("speaker", "speaker"));

  private LogWriters() {}

  /** The program; null where the name does not tell. */
  static @Nullable String of(String name) {
    for (Map.Entry<String, String> part : BY_PART) {
      if (name.contains(part.getKey())) {
        return part.getValue();
      }
    }
    return null;
  }
}
