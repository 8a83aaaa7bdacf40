package io.netlapse.collectors.runtime.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netlapse.spi.bundle.Bundle;
import io.netlapse.spi.bundle.BundleException;
import io.netlapse.spi.bundle.BundleLimits;
import io.netlapse.spi.bundle.BundleReader;
import io.netlapse.spi.bundle.BundleSection;
import io.netlapse.spi.snapshot.Content;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether two captures show the same, as far as a collector can tell, which knows no parser: the
 * digest of what the sections say, without their times. Comments ({@code iptables-save} dates its
 * own) and counters in brackets are left out, and so is the neighbour table, which the kernel
 * changes by itself. Only {@code spool} asks this, to choose what to drop; history never does.
 *
 * @param node as the bundle tells it; null where it does not
 * @param capturedAt as the bundle tells it; null where it cannot be read
 * @param digest the digest; empty where the bundle cannot be read
 */
record Likeness(@Nullable String node, @Nullable Instant capturedAt, String digest) {

  private static final Likeness UNKNOWN = new Likeness(null, null, "");
  private static final Pattern MOVING = Pattern.compile("(?m)^#.*$|\\[[0-9]+:[0-9]+\\]");
  private static final String NEIGHBOURS = "ip-neigh";

  static Likeness of(Content content) {
    try {
      Bundle bundle = new BundleReader(BundleLimits.DEFAULT).read(content.stream());
      return new Likeness(bundle.node(), bundle.capturedAt(), digest(bundle));
    } catch (IOException | BundleException _) {
      return UNKNOWN; // the service says what is wrong with it
    }
  }

  private static String digest(Bundle bundle) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (BundleSection section : bundle.sections()) {
        if (section.probe().value().startsWith(NEIGHBOURS)) {
          continue;
        }
        digest.update(
            "%s\n%s\n%d %s\n"
                .formatted(
                    section.probe().value(),
                    section.command().text(),
                    section.exitStatus(),
                    section.status())
                .getBytes(UTF_8));
        add(digest, section.output());
        add(digest, section.error());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, Content content) {
    byte[] told = MOVING.matcher(content.text()).replaceAll("").getBytes(UTF_8);
    digest.update((told.length + "\n").getBytes(UTF_8));
    digest.update(told);
  }
}
