package io.netlapse.service.ingest;

import static java.util.Objects.requireNonNull;

import io.netlapse.db.Sha256;
import io.netlapse.db.Transactions;
import io.netlapse.db.content.KeptRaw;
import io.netlapse.db.content.KnownContents;
import io.netlapse.db.content.Manifest;
import io.netlapse.db.content.ManifestSection;
import io.netlapse.db.content.RawSection;
import io.netlapse.db.snapshot.Variants;
import io.netlapse.spi.snapshot.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds snapshots against the bytes that their nodes' heads keep. Most sections are the same byte
 * for byte, or but for numbers that run by themselves; these are not read at all. Safe for many
 * threads.
 */
final class HeadComparison {

  private final Transactions transactions;
  private final KnownContents contents;
  private final SectionInterpreter interpreter;

  HeadComparison(
      Transactions transactions, KnownContents contents, SectionInterpreter interpreter) {
    this.transactions = transactions;
    this.contents = contents;
    this.interpreter = interpreter;
  }

  /**
   * A snapshot that says what its node's head says.
   *
   * @param digest tells duplicates
   * @param variants its own bytes, where they differ from those that are kept
   * @param counts what was made of each section
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over to a row, not kept
  record Agreement(
      Sha256 digest, byte @Nullable [] variants, List<IngestResult.SectionCount> counts) {}

  /**
   * Compares a snapshot with its node's head.
   *
   * @return null where it says anything else
   */
  @Nullable Agreement compare(TimedSnapshot snapshot, NodeMemory node) {
    Manifest head = node.manifest();
    if (!node.agrees(snapshot) || head.sections().size() != snapshot.sections().size()) {
      return null;
    }
    List<KeptRaw> kept = kept(node.state().key().clusterId(), head.contentIds());
    SnapshotDigest digest = new SnapshotDigest();
    List<Variants.Variant> variants = new ArrayList<>();
    List<IngestResult.SectionCount> counts = new ArrayList<>(kept.size());
    for (int i = 0; i < kept.size(); i++) {
      Section section = snapshot.sections().get(i);
      RawSection raw = InterpretedSection.raw(section);
      KeptRaw own = kept.get(i);
      Variants.Variant variant = null;
      if (!raw.isPackedAs(own.bytes())) {
        byte[] actual = raw.bytes();
        variant = Variants.Variant.between(i, own.bytes(), actual);
        variants.add(variant);
        own = KeptRaw.of(actual);
      }
      IngestResult.SectionCount count = count(section, head.sections().get(i), variant);
      if (count == null) {
        return null;
      }
      counts.add(count);
      digest.add(section, own.outputDigest(), own.errorDigest());
    }
    return new Agreement(digest.sha256(), Variants.pack(variants), counts);
  }

  /** What is made of a section; null where it does not say what is kept. */
  private IngestResult.@Nullable SectionCount count(
      Section section, ManifestSection kept, Variants.@Nullable Variant variant) {
    if (section.exitStatus() != kept.exitStatus()) {
      return null;
    }
    if (isOf(section, kept) && (variant == null || onlyRunningNumbersDiffer(section, variant))) {
      return new IngestResult.SectionCount(
          kept.probe(), kept.command(), kept.status(), kept.facts(), kept.unread());
    }
    InterpretedSection read = interpreter.interpret(section);
    return read.says().digest().equals(kept.digest()) ? read.count() : null;
  }

  private static boolean isOf(Section section, ManifestSection kept) {
    return section.probe().equals(kept.probe())
        && section.status() == kept.status()
        && section.command().text().equals(kept.command());
  }

  private static boolean onlyRunningNumbersDiffer(Section section, Variants.Variant variant) {
    return variant.numbers() != null
        && RunningNumbers.are(section.command(), variant.kept(), variant.numbers());
  }

  /** Asks the database only for what is not remembered. */
  private List<KeptRaw> kept(long clusterId, List<Long> contentIds) {
    return contents
        .rememberedRaws(contentIds)
        .orElseGet(
            () -> {
              Map<Long, KeptRaw> read =
                  transactions.read(connection -> contents.raws(connection, clusterId, contentIds));
              return contentIds.stream().map(id -> requireNonNull(read.get(id))).toList();
            });
  }
}
