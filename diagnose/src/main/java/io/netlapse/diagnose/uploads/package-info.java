/**
 * What somebody uploads, made into snapshots for a history: whose each output is and when it was
 * taken, what is read of it and what is not, and what has to be asked because nothing tells it. A
 * diagnosis may guess; a history must not, for it denies what a later look does not show.
 *
 * <p>May use {@code io.netlapse.diagnose.outputs}, {@code io.netlapse.diagnose.json}, {@code
 * io.netlapse.engine.facts} and {@code io.netlapse.spi}.
 */
@NullMarked
package io.netlapse.diagnose.uploads;

import org.jspecify.annotations.NullMarked;
