package io.netlapse.db.content;

import io.netlapse.db.Sha256;
import io.netlapse.spi.snapshot.ProbeId;
import io.netlapse.spi.snapshot.SectionStatus;
import org.jspecify.annotations.Nullable;

/**
 * A section of a manifest, as it is kept.
 *
 * @param contentId what was said
 * @param probe what was asked
 * @param command the command line
 * @param status what became of it
 * @param exitStatus of the command
 * @param parserVersion of the parser that read it; null where nobody reads this command
 * @param digest what the content is known by
 * @param facts how many facts it shows
 * @param unread how many lines nobody understood
 * @param rawDigest the digest of the bytes that are kept with the content
 */
public record ManifestSection(
    long contentId,
    ProbeId probe,
    String command,
    SectionStatus status,
    int exitStatus,
    @Nullable Integer parserVersion,
    Sha256 digest,
    int facts,
    int unread,
    Sha256 rawDigest) {}
