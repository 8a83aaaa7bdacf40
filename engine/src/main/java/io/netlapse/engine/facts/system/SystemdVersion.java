package io.netlapse.engine.facts.system;

/**
 * Reads {@code systemctl --version}; the packaged version where it is told, because fixes come by
 * it.
 *
 * <p>Sample: {@code systemd 252 (252.38-1~deb12u1)}
 */
public final class SystemdVersion extends VersionParser {

  /** Without state. */
  public SystemdVersion() {
    super(
        "systemd-version",
        "systemd",
        "systemctl --version",
        "systemd (?:\\d+ \\()?(?<version>[^\\s()]+)\\)?",
        "[+-][A-Z].*");
  }
}
