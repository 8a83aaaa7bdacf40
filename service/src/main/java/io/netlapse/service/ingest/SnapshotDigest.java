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
    String head =
        section.probe().value()
            + '\0'
            + section.command().text()
            + '\0'
            + section.status().word()
            + '\0';
    digest.update(head.getBytes(StandardCharsets.UTF_8));
    output.addTo(digest);
    error.addTo(digest);
  }

  /** Of all that were added; to be called once. */
  Sha256 sha256() {
    return Sha256.ofBytes(digest.digest());
  }
}
