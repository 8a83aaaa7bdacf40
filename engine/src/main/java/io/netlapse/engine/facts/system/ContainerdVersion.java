package io.netlapse.engine.facts.system;

/**
 * Reads {@code containerd --version}.
 *
 * <p>Sample: {@code containerd containerd.io 1.4.6 d71fcd7d8303cbf684402823e425e9dd2e99285d}
 */
public final class ContainerdVersion extends VersionParser {

  /** Without state. */
  public ContainerdVersion() {
    super(
        "containerd-version",
        "containerd",
        "containerd --version",
        "containerd \\S+ v?(?<version>\\d\\S*)( \\S+)?",
        NOTHING_ELSE);
  }
}
