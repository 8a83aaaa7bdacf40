package io.netlapse.service.ingest;

import io.netlapse.db.Sha256;
import io.netlapse.spi.snapshot.Section;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * {@link io.netlapse.spi.snapshot.Snapshot#digest()}, without digesting the bytes of every section
 * for a second time. For one thread, and one snapshot.
 */
final class SnapshotDigest {

  private final MessageDigest digest = Sha256.newDigest();

  /** Adds the next section. */
  void add(Section section, Sha256 output, Sha256 error) {
    add(section.probe().value());
    add(section.command().text());
    add(section.status().word());
    output.addTo(digest);
    error.addTo(digest);
  }

  private void add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  /** Of all that were added; to be called once. */
  Sha256 sha256() {
    return Sha256.ofBytes(digest.digest());
  }
}
