/**
 * Snapshots: taking them in, within limits and from whoever may send them, and showing them as they
 * came. Hands what it has read to {@code ingest}.
 */
@NullMarked
package io.netlapse.service.snapshots;

import org.jspecify.annotations.NullMarked;
