package io.netlapse.engine.facts.system;

/**
 * Reads {@code kubeadm version}.
 *
 * <p>Sample: {@code kubeadm version: &version.Info{Major:"1", Minor:"28", GitVersion:"v1.28.2"}}
 */
public final class KubeadmVersion extends VersionParser {

  /** Without state. */
  public KubeadmVersion() {
    super(
        "kubeadm-version",
        "kubeadm",
        "kubeadm version",
        "kubeadm version: &?version\\.Info\\{.*GitVersion:\"v(?<version>[^\"]+)\".*",
        NOTHING_ELSE);
  }
}
