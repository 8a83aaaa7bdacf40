package io.netlapse.db.content;

import io.netlapse.db.Sha256;

/**
 * A content that is kept.
 *
 * @param contentId its number
 * @param rawDigest the digest of the bytes that are kept with it
 */
public record StoredContent(long contentId, Sha256 rawDigest) {}
