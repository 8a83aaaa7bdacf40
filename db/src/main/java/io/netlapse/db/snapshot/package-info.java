/**
 * When nodes said it: one narrow row per snapshot, the exact bytes of each, and the runs of those
 * that say the same.
 */
@NullMarked
package io.netlapse.db.snapshot;

import org.jspecify.annotations.NullMarked;
