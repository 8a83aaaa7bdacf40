/**
 * {@code netlapse diagnose}: what the rules say of captures that lie here, offline and without a
 * database. {@link io.netlapse.diagnose} reads, asks and words; this is the command.
 *
 * <p>May use {@code io.netlapse.diagnose}, {@code io.netlapse.cli.plugins}, {@code
 * io.netlapse.cli.rules} and {@code io.netlapse.cli.terminal}.
 */
@NullMarked
package io.netlapse.cli.diagnose;

import org.jspecify.annotations.NullMarked;
