package io.netlapse.service.ingest;

import static java.util.Objects.requireNonNull;

import io.netlapse.db.Sha256;
import io.netlapse.db.content.Contents;
import io.netlapse.db.content.KnownContents;
import io.netlapse.db.content.Manifest;
import io.netlapse.db.content.Manifests;
import io.netlapse.db.content.StoredContent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps what a snapshot says, as far as nobody said it before. Safe for many threads. */
final class SnapshotContents {

  private final KnownContents contents;
  private final VariantPacker variants;

  SnapshotContents(KnownContents contents) {
    this.contents = contents;
    this.variants = new VariantPacker(contents);
  }

  /**
   * Where it is kept.
   *
   * @param manifest what the snapshot says
   * @param variants its exact bytes, where they differ from what the manifest's contents keep
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over to a row, not kept
  record Stored(Manifest manifest, byte @Nullable [] variants) {}

  Stored store(Connection connection, long clusterId, PreparedSnapshot snapshot)
      throws SQLException {
    Map<Sha256, StoredContent> stored =
        Contents.store(
            connection,
            clusterId,
            snapshot.sections().stream().map(InterpretedSection::content).toList());
    List<Long> contentIds =
        snapshot.sections().stream()
            .map(section -> requireNonNull(stored.get(section.says().digest())).contentId())
            .toList();
    long manifestId = Manifests.store(connection, clusterId, snapshot.manifest(contentIds));
    Manifest manifest = contents.manifest(connection, clusterId, manifestId);
    return new Stored(manifest, variants.pack(connection, clusterId, manifest, snapshot));
  }
}
