package io.netlapse.engine.facts.system;

/**
 * Reads {@code kube-proxy --version}.
 *
 * <p>Sample: {@code Kubernetes v1.21.2}
 */
public final class KubeProxyVersion extends VersionParser {

  /** Without state. */
  public KubeProxyVersion() {
    super(
        "kube-proxy-version",
        "kube-proxy",
        "kube-proxy --version",
        "Kubernetes v(?<version>\\S+)",
        NOTHING_ELSE);
  }
}
