/**
 * {@code netlapse diagnose}: what the rules say of captures that lie here, offline and without a
 * database. {@link io.netlapse.cli.diagnose.Inputs} reads them, {@link
 * io.netlapse.cli.diagnose.Diagnosing} asks the engine, the rest prints.
 *
 * <p>May use {@code io.netlapse.spi}, {@code io.netlapse.engine}, {@code
 * io.netlapse.collectors.upload}, {@code io.netlapse.cli.json} and {@code
 * io.netlapse.cli.terminal}.
 */
@NullMarked
package io.netlapse.cli.diagnose;

import org.jspecify.annotations.NullMarked;
