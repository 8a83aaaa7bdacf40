package io.netlapse.engine.facts.system;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A package as rpm names it: name, version, release, architecture (rpm(8)).
 *
 * <p>Sample: {@code kubelet-1.21.2-0.x86_64}, or with an epoch {@code dbus-1:1.12.8-12.el8.x86_64}
 *
 * @param name the name
 * @param version epoch, version and release; without the epoch where it is not told
 */
record RpmName(String name, String version) {

  // Written so that no text can be split in many ways: version and release hold no hyphen.
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?<name>[A-Za-z0-9][^\\s]*)-(?<version>[^\\s-]+-[^\\s-]+?)"
              + "(?:\\.(?:noarch|src|nosrc|[a-z][a-z0-9]*_[0-9]+|i[3-6]86|aarch64|armv7hl|ppc64le|s390x|riscv64))?");

  static Optional<RpmName> parse(String text) {
    Matcher name = SHAPE.matcher(text);
    return name.matches()
        ? Optional.of(new RpmName(name.group("name"), name.group("version")))
        : Optional.empty();
  }
}
