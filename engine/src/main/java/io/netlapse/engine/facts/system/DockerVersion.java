package io.netlapse.engine.facts.system;

/**
 * Reads {@code docker --version}.
 *
 * <p>Sample: {@code Docker version 20.10.24+dfsg1, build 297e128}
 */
public final class DockerVersion extends VersionParser {

  /** Without state. */
  public DockerVersion() {
    super(
        "docker-version",
        "docker",
        "docker --version",
        "Docker version v?(?<version>[^\\s,]+)(, build \\S+)?",
        NOTHING_ELSE);
  }
}
