package io.netlapse.service.ingest;

import static java.util.Objects.requireNonNull;

import io.netlapse.db.Transactions;
import io.netlapse.db.content.KnownContents;
import io.netlapse.db.content.Manifest;
import io.netlapse.db.content.ManifestSection;
import io.netlapse.db.snapshot.Variants;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Packs the exact bytes of those sections that are not byte for byte what their contents keep. */
final class VariantPacker {

  private final KnownContents contents;

  VariantPacker(KnownContents contents) {
    this.contents = contents;
  }

  /** Packs them, and asks the database only for what is not remembered. */
  byte @Nullable [] pack(
      Transactions transactions, long clusterId, Manifest manifest, PreparedSnapshot snapshot) {
    List<Integer> positions = differing(manifest, snapshot);
    Map<Long, byte[]> kept = new HashMap<>();
    for (int position : positions) {
      long contentId = manifest.sections().get(position).contentId();
      byte[] raw = contents.rememberedRaw(contentId);
      if (raw == null) {
        return transactions
            .read(
                connection -> Optional.ofNullable(pack(connection, clusterId, manifest, snapshot)))
            .orElse(null);
      }
      kept.put(contentId, raw);
    }
    return pack(manifest, snapshot, positions, kept);
  }

  /** Packs them. */
  byte @Nullable [] pack(
      Connection connection, long clusterId, Manifest manifest, PreparedSnapshot snapshot)
      throws SQLException {
    List<Integer> positions = differing(manifest, snapshot);
    List<Long> ids =
        positions.stream().map(position -> manifest.sections().get(position).contentId()).toList();
    return pack(manifest, snapshot, positions, contents.raws(connection, clusterId, ids));
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

  private static byte @Nullable [] pack(
      Manifest manifest,
      PreparedSnapshot snapshot,
      List<Integer> positions,
      Map<Long, byte[]> kept) {
    return Variants.pack(
        positions.stream()
            .map(
                position ->
                    new Variants.Variant(
                        position,
                        requireNonNull(kept.get(manifest.sections().get(position).contentId())),
                        snapshot.sections().get(position).raw().bytes()))
            .toList());
  }
}
