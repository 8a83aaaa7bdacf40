package io.netlapse.collectors.runtime.spool;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a spool.
 *
 * @param files how many captures wait
 * @param bytes the size of their files
 * @param oldest when the oldest of them came, by the machine's clock; null where none waits
 * @param damaged how many files were set aside because they could not be read
 * @param refused how many captures were set aside because the service refuses them
 */
public record SpoolDepth(
    long files, long bytes, @Nullable Instant oldest, long damaged, long refused) {}
