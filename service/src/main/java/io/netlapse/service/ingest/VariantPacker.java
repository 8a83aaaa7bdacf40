package io.netlapse.service.ingest;

import static java.util.Objects.requireNonNull;

import io.netlapse.db.content.KeptRaw;
import io.netlapse.db.content.KnownContents;
import io.netlapse.db.content.Manifest;
import io.netlapse.db.content.ManifestSection;
import io.netlapse.db.snapshot.Variants;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Packs the exact bytes of those sections that are not byte for byte what their contents keep. */
final class VariantPacker {

  private final KnownContents contents;

  VariantPacker(KnownContents contents) {
    this.contents = contents;
  }

  /** Packs them; null where there are none. */
  byte @Nullable [] pack(
      Connection connection, long clusterId, Manifest manifest, PreparedSnapshot snapshot)
      throws SQLException {
    List<Integer> positions = differing(manifest, snapshot);
    Map<Long, KeptRaw> kept =
        contents.raws(
            connection,
            clusterId,
            positions.stream().map(position -> manifest.contentIds().get(position)).toList());
    return Variants.pack(
        positions.stream()
            .map(
                position ->
                    Variants.Variant.between(
                        position,
                        requireNonNull(kept.get(manifest.contentIds().get(position))).bytes(),
                        InterpretedSection.raw(snapshot.sections().get(position).section())
                            .bytes()))
            .toList());
  }

  private static List<Integer> differing(Manifest manifest, PreparedSnapshot snapshot) {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < manifest.sections().size(); i++) {
      ManifestSection kept = manifest.sections().get(i);
      if (!kept.rawDigest().equals(snapshot.sections().get(i).rawDigest())) {
        positions.add(i);
      }
    }
    return positions;
  }
}
