package io.netlapse.spi.bundle;

import io.netlapse.spi.snapshot.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes deltas of version 1: bundles that name what the other side has, instead of saying it
 * again. {@link DeltaInput} makes the bundle of one.
 */
public final class DeltaWriter {

  /** The first line. */
  static final String MAGIC = "netlapse-delta 1";

  /** A section of fewer bytes is as short as its digest. */
  private static final int LEAST_BYTES = 16;

  /** A longer patch is as good as the section, and would only take memory. */
  static final int MOST_PATCH = 1 << 20;

  /** A larger output is not patched: whoever reads the patch has all of it in memory twice. */
  static final int MOST_PATCHED = 8 << 20;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final BundleWriter writer = new BundleWriter(out);
  private final SentSections sent;
  private final Map<BundleSection.Key, BundleSection> before;

  private DeltaWriter(SentSections sent) {
    this.sent = sent;
    this.before = sent.byKey();
  }

  /**
   * The delta of a bundle.
   *
   * @param bundle without damage: what is missing of it cannot be told
   * @param sent what the other side has of the same node
   * @throws IllegalArgumentException if the bundle is damaged
   */
  public static Content toContent(Bundle bundle, SentSections sent) {
    if (!bundle.damage().isEmpty()) {
      throw new IllegalArgumentException("a damaged bundle has no delta");
    }
    try {
      return new DeltaWriter(sent).write(bundle);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes every byte", e);
    }
  }

  private Content write(Bundle bundle) throws IOException {
    writer.writeHeader(MAGIC, bundle);
    for (BundleSection section : bundle.sections()) {
      write(section);
    }
    writer.line("end", bundle.sections().size());
    return Content.of(out.toByteArray());
  }

  private void write(BundleSection section) throws IOException {
    SectionDigest digest = SectionDigest.of(section);
    if (sent.of(digest).isPresent()) {
      writer.line("same", Reference.to(digest, section));
      return;
    }
    BundleSection earlier = before.get(section.key());
    byte[] patch = earlier == null ? null : patch(earlier, section);
    if (earlier == null || patch == null) {
      writer.write(section);
      return;
    }
    writer.line(
        "patch",
        "%s %d %d"
            .formatted(
                Reference.to(SectionDigest.of(earlier), section),
                BundleWriter.cksum(section),
                patch.length));
    out.write(patch);
    out.write('\n');
  }

  /** Null where the whole section is not longer. */
  private static byte @Nullable [] patch(BundleSection earlier, BundleSection section) {
    if (earlier.exitStatus() != section.exitStatus()
        || !earlier.error().equals(section.error())
        || section.output().size() < LEAST_BYTES
        || Math.max(earlier.output().size(), section.output().size()) > MOST_PATCHED) {
      return null;
    }
    byte[] patch = LinePatch.between(earlier.output(), section.output());
    return patch.length < Math.min(section.output().size() / 2, MOST_PATCH) ? patch : null;
  }
}
