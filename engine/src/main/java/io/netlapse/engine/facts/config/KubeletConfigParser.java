package io.netlapse.engine.facts.config;

import io.netlapse.engine.facts.text.ReadingDraft;
import java.util.Set;

/**
 * Reads kubelet's configuration file (KubeletConfiguration, kubelet.config.k8s.io/v1beta1) and the
 * flags that kubeadm and the packages leave for its unit.
 *
 * <p>Sample: {@code clusterDomain: cluster.local}, {@code KUBELET_EXTRA_ARGS=--node-ip=10.0.0.1}
 */
public final class KubeletConfigParser extends FilesParser {

  private static final Set<String> ENVIRONMENTS =
      Set.of(
          "/var/lib/kubelet/kubeadm-flags.env", "/etc/default/kubelet", "/etc/sysconfig/kubelet");

  /** Without state. */
  public KubeletConfigParser() {
    super("kubelet-config", "kubelet");
  }

  @Override
  boolean isMine(String file) {
    return ENVIRONMENTS.contains(file)
        || file.equals("/var/lib/kubelet/config.yaml")
        || FilePath.isIn(file, "/etc/kubernetes/kubelet.conf.d", ".conf")
        || file.endsWith("/kubelet-config.yaml")
        || file.endsWith("/kubelet-config.json")
        || file.endsWith("/kubelet-config");
  }

  @Override
  void read(FilePart part, ReadingDraft draft) {
    SettingsDraft settings = new SettingsDraft();
    if (ENVIRONMENTS.contains(part.file())) {
      EnvironmentFormat.read(part, settings, draft);
    } else if (part.content().stripLeading().startsWith("{")) {
      JsonFormat.read(part, settings, draft);
    } else {
      YamlFormat.read(part.lines(), settings, draft);
    }
    settings.writeTo(draft, owner(), part.file());
  }
}
