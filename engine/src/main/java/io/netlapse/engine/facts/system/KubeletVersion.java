package io.netlapse.engine.facts.system;

/**
 * Reads {@code kubelet --version}.
 *
 * <p>Sample: {@code Kubernetes v1.21.2}
 */
public final class KubeletVersion extends VersionParser {

  /** Without state. */
  public KubeletVersion() {
    super(
        "kubelet-version",
        "kubelet",
        "kubelet --version",
        "Kubernetes v(?<version>\\S+)",
        NOTHING_ELSE);
  }
}
